import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef } from "react";
import type { Language } from "~/providers/telephony/provider";

export type PhoneTurn = { role: "companion" | "user"; text: string };
export type PhoneBubblesProps = {
  /** Oldest first. */
  turns: PhoneTurn[];
  /** What the companion has said last, where that isn't kept. */
  unkept: string | null;
  language: Language;
};

// A scrolling region must be reachable with the keyboard.
const SCROLLABLE = { tabIndex: 0 };

/** What was said on the phone, as bubbles; scrolls to the newest. */
export function PhoneBubbles({ turns, unkept, language }: PhoneBubblesProps) {
  const end = useRef<HTMLDivElement>(null);
  // Turns are only ever appended, so the position is an identity.
  const numbered = turns.map((turn, index) => ({ turn, number: index + 1 }));
  const newest = `${turns.length} ${unkept ?? ""}`;
  useEffect(() => {
    if (newest) end.current?.scrollTo({ top: end.current.scrollHeight });
  }, [newest]);
  useEffect(() => {
    const box = end.current;
    if (!box) return;
    // What stands around it comes and goes, and takes its room from here.
    const watcher = new ResizeObserver(() => box.scrollTo({ top: box.scrollHeight }));
    watcher.observe(box);
    return () => watcher.disconnect();
  }, []);
  return (
    <div
      ref={end}
      role="log"
      aria-label="What was said"
      {...SCROLLABLE}
      className="mt-4 min-h-0 flex-1 overflow-y-auto rounded-field py-1"
    >
      <ol className="flex flex-col gap-3">
        {numbered.map(({ turn, number }) => (
          <Bubble key={number} speaker={turn.role} language={language}>
            {turn.text}
          </Bubble>
        ))}
        {unkept ? (
          <Bubble speaker="companion" language={language} note="Off the record: not kept">
            {unkept}
          </Bubble>
        ) : null}
      </ol>
    </div>
  );
}

type BubbleProps = {
  speaker: PhoneTurn["role"];
  language: Language;
  note?: string;
  /** Stands on a card, whose shade its own has to differ from. */
  raised?: boolean;
  children: ReactNode;
};

/** What one of the two has said. */
export function Bubble({ speaker, language, note, raised = false, children }: BubbleProps) {
  const own = speaker === "user";
  return (
    <li
      className={clsx(
        "max-w-[88%] animate-rise rounded-card px-4 py-2.5",
        own ? "self-end rounded-br-sm bg-bubble-own" : "self-start rounded-bl-sm",
        !own && (raised ? "bg-raised" : "bg-bubble"),
      )}
    >
      <span className="sr-only">{own ? "You: " : "Companion: "}</span>
      <span lang={language} className="whitespace-pre-line wrap-anywhere">
        {children}
      </span>
      {note ? <span className="mt-1 block text-sm text-muted">{note}</span> : null}
    </li>
  );
}
