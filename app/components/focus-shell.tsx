import type { ReactNode } from "react";
import { type CompanionMood, CompanionPicture } from "./avatar/companion-picture";
import { SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

export type FocusShellProps = {
  title: ReactNode;
  lead?: ReactNode;
  mood?: CompanionMood;
  children: ReactNode;
};

/** One thing to do: a card beside the companion, or below it on a phone. */
export function FocusShell({ title, lead, mood = "idle", children }: FocusShellProps) {
  return (
    <div className="stars flex min-h-dvh flex-col">
      <SkipLink />
      <header className="mx-auto w-full max-w-5xl px-4 py-3 sm:px-6">
        <Wordmark />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto grid w-full max-w-5xl flex-1 grid-cols-1 content-start gap-x-16 px-4 pb-12 outline-none sm:px-6 lg:grid-cols-[1fr_28rem] lg:content-center lg:items-center"
      >
        <CompanionPicture mood={mood} className="mx-auto h-36 sm:h-48 lg:h-112" />
        <div className="mx-auto w-full max-w-md rounded-card bg-surface p-5 shadow-card sm:p-8">
          <h1 className="text-2xl">{title}</h1>
          {lead ? <p className="mt-2 text-muted">{lead}</p> : null}
          <div className="mt-6">{children}</div>
        </div>
      </main>
    </div>
  );
}
