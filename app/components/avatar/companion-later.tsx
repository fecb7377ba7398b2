import { lazy, Suspense, useRef } from "react";
import { DEFAULT_LOOK } from "~/domain/accounts/companion";
import { CompanionPicture } from "./companion-picture";
import type { CompanionStageProps } from "./companion-stage";
import { useStageStart } from "./use-stage-start";

const Stage = lazy(async () => ({ default: (await import("./companion-stage")).CompanionStage }));

/**
 * The companion where a page has to be light: a picture that costs no script, and the stage once somebody stays. It
 * takes the same room, so nothing moves.
 */
export function CompanionLater(props: CompanionStageProps) {
  const { state, label = "Your companion", look = DEFAULT_LOOK, controls = true, className } = props;
  const host = useRef<HTMLDivElement>(null);
  const started = useStageStart(host, false);
  const picture = (
    <div className="flex w-full min-w-0 flex-col items-center gap-3 overflow-x-clip">
      <div data-companion-colour={look.colour} className="companion-stage">
        <CompanionPicture mood={state} label={label} className={className} />
      </div>
      {controls ? <div className="min-h-11" /> : null}
      <p className="sr-only" />
    </div>
  );
  return (
    <div ref={host}>
      {started ? (
        <Suspense fallback={picture}>
          <Stage {...props} />
        </Suspense>
      ) : (
        picture
      )}
    </div>
  );
}
