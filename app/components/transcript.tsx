import { Form } from "@remix-run/react";
import { clsx } from "clsx";
import { MessageSquareText } from "lucide-react";
import { Button } from "./ui/button";
import { EmptyState } from "./ui/empty-state";
import { Time } from "./ui/time";

export type TranscriptTurn = {
  role: "companion" | "user";
  text: string;
  /** ISO instant. */
  at: string;
  /** What to show for it, such as "19:31:04" or "0:42" into the call. */
  time: string;
  /** What the person meant by it, where they have said so; an empty text leaves it out. */
  meant?: string;
};

export type TranscriptProps = {
  turns: TranscriptTurn[];
  /** The person's name; "You" when left out. */
  userName?: string | null;
  /** New turns are announced while the call runs. */
  live?: boolean;
  /** Said when there is no turn. */
  emptyText?: string;
  /** What was corrected or left out can be taken back here: `intent` = as-said, `turn`. */
  correctable?: boolean;
};

/** Who said what, when. Each turn can be linked to as `#turn-N`, counted from 1. */
export function Transcript({
  turns,
  userName,
  live = false,
  emptyText,
  correctable = false,
}: TranscriptProps) {
  if (turns.length === 0) {
    return (
      <EmptyState icon={<MessageSquareText />} title="No transcript">
        {emptyText ?? "The transcript appears here, line by line."}
      </EmptyState>
    );
  }
  // Turns are only ever appended, so the position is an identity.
  const numbered = turns.map((turn, index) => ({ turn, number: index + 1, id: `turn-${index + 1}` }));
  return (
    <div role={live ? "log" : undefined} aria-live={live ? "polite" : undefined}>
      <ol className="flex flex-col gap-4">
        {numbered.map(({ turn, number, id }) => {
          const own = turn.role === "user";
          return (
            <li
              key={id}
              id={id}
              className={clsx(
                "flex max-w-[92%] flex-col gap-1 sm:max-w-[80%]",
                own ? "items-end self-end" : "self-start",
              )}
            >
              <p className="flex gap-2 px-1 text-sm text-muted">
                <span className="font-medium">{own ? (userName ?? "You") : "Companion"}</span>
                <Time at={turn.at}>{turn.time}</Time>
              </p>
              <p
                className={clsx(
                  "rounded-card px-4 py-3 break-words whitespace-pre-line in-target:ring-2 in-target:ring-focus",
                  own ? "rounded-tr-sm bg-bubble-own" : "rounded-tl-sm bg-raised",
                )}
              >
                {turn.meant === undefined ? (
                  turn.text
                ) : (
                  <>
                    {turn.meant === "" ? null : turn.meant}
                    <span className={clsx("block text-sm text-muted", turn.meant !== "" && "mt-2")}>
                      {turn.meant === "" ? "Left out by you: " : "Corrected by you; heard as: "}
                      <s>{turn.text}</s>
                    </span>
                  </>
                )}
              </p>
              {correctable && turn.meant !== undefined ? (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="turn" value={number} />
                  <Button type="submit" name="intent" value="as-said" size="sm" variant="ghost">
                    Back to what I said
                  </Button>
                </Form>
              ) : null}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
