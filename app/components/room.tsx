import { type ReactNode, Suspense } from "react";

export type RoomProps = {
  /** Along the top. */
  hud: ReactNode;
  /** What has to be known before anything else. */
  notices: ReactNode;
  /** The greeting and the companion. */
  stage: ReactNode;
  /** At the side; on a phone a sheet that comes up from below. */
  dock: ReactNode;
  /** Under the stage; on a phone the end of the page. */
  below: ReactNode;
};

/**
 * The dashboard as a room: the companion in the middle, what is to be done beside it. Its parts wake up one after the
 * other, so that a slow phone is never busy for long.
 */
export function Room({ hud, notices, stage, dock, below }: RoomProps) {
  return (
    <div className="flex flex-col gap-6">
      {hud}
      <div className="flex flex-col gap-6 empty:hidden">{notices}</div>
      <div className="grid items-start gap-x-8 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,27rem)] lg:grid-rows-[auto_1fr] lg:gap-y-6">
        <section aria-label="Your companion" className="room-stage flex min-w-0 flex-col gap-4 pb-14 lg:pb-0">
          {stage}
        </section>
        <div className="relative z-10 -mx-4 -mt-8 flex min-w-0 flex-col gap-6 rounded-t-4xl bg-bg px-4 pt-3 shadow-sheet sm:-mx-6 sm:px-6 lg:row-span-2 lg:m-0 lg:rounded-none lg:bg-transparent lg:p-0 lg:shadow-none">
          <span aria-hidden className="mx-auto -mb-2 h-1.5 w-12 shrink-0 rounded-full bg-line lg:hidden" />
          <Suspense>{dock}</Suspense>
        </div>
        <div className="mt-6 flex min-w-0 flex-col gap-6 lg:mt-0">
          <Suspense>{below}</Suspense>
        </div>
      </div>
    </div>
  );
}
