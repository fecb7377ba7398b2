import { Form } from "@remix-run/react";
import { PencilLine } from "lucide-react";
import type { ReflectedSentence, ReflectionWords } from "~/domain/progress/describe-reflection";
import { Badge } from "./ui/badge";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { usePending } from "./use-pending";

/** A turn that a sentence stands on, as the person meant it. */
export type CitedTurn = { turn: number; said: string; meant: string; time: string };

export type ReflectionCardProps = {
  words: ReflectionWords;
  /** The person's turns, by their place in the transcript. */
  turns: Record<number, CitedTurn>;
  /** What is wrong with a correction, and of which turn. */
  error?: { turn: number; message: string } | null;
  /** "Said on 12 March 2026.", in the place of quotes whose words are deleted. */
  saidOn?: string | null;
};

/** What was read out of a talk, each sentence with the turns it stands on and a way to say "not what I meant". */
export function ReflectionCard({ words, turns, error, saidOn }: ReflectionCardProps) {
  return (
    <Card
      title="Reflection"
      titleId="reflection"
      aside={words.grade ? <Badge tone="accent">{words.grade}</Badge> : null}
    >
      {words.instead ? (
        <div className="flex flex-col gap-2">
          <p className="text-lg font-medium">{words.instead.title}</p>
          <p className="max-w-prose text-muted">{words.instead.text}</p>
          {words.instead.help ? (
            <a href={words.instead.help.href} rel="noreferrer" className="link tap self-start">
              {words.instead.help.label}
            </a>
          ) : null}
        </div>
      ) : (
        <div className="flex flex-col gap-7">
          {words.summary.length > 0 ? (
            <p className="max-w-prose text-lg leading-relaxed">
              {words.summary.map((sentence) => (
                <span key={sentence.key}>
                  {sentence.text}
                  <Footnotes sentence={sentence} turns={turns} />{" "}
                </span>
              ))}
            </p>
          ) : null}
          {words.groups.map(({ title, sentences }) => (
            <section key={title} aria-label={title} className="flex flex-col gap-3">
              <h3 className="text-sm font-semibold tracking-wide text-accent">{title}</h3>
              <ul className="flex flex-col gap-4">
                {sentences.map((sentence) => (
                  <li key={sentence.key} className="flex flex-col gap-2">
                    <p className="max-w-prose">
                      {sentence.text}
                      <Footnotes sentence={sentence} turns={turns} />
                    </p>
                    {sentence.quote === "" && saidOn ? <p className="text-sm text-muted">{saidOn}</p> : null}
                    {sentence.text.includes(sentence.quote) ? null : (
                      <blockquote className="max-w-prose border-l-2 border-line pl-3 text-muted">
                        “{sentence.quote}”
                      </blockquote>
                    )}
                    <NotMeant sentence={sentence} turns={turns} error={error ?? null} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </Card>
  );
}

function Footnotes({ sentence, turns }: { sentence: ReflectedSentence; turns: Record<number, CitedTurn> }) {
  return (
    <sup className="ml-0.5 whitespace-nowrap">
      {sentence.notes.map(({ number, turn }) => (
        <a
          key={turn}
          href={`#turn-${turn}`}
          title={turns[turn]?.said}
          aria-label={`You said this at ${turns[turn]?.time ?? "that moment"}`}
          className="tap rounded px-1 font-medium text-accent no-underline hover:underline"
        >
          {number}
        </a>
      ))}
    </sup>
  );
}

function NotMeant({
  sentence,
  turns,
  error,
}: {
  sentence: ReflectedSentence;
  turns: Record<number, CitedTurn>;
  error: { turn: number; message: string } | null;
}) {
  const cited = sentence.notes.flatMap(({ turn }) => turns[turn] ?? []);
  const wrong = cited.some(({ turn }) => turn === error?.turn);
  if (cited.length === 0) return null;
  return (
    <details open={wrong} className="group max-w-prose">
      <summary className="-ml-2 inline-flex min-h-11 cursor-pointer list-none items-center gap-1.5 rounded-full px-2 text-sm text-muted hover:text-text sm:min-h-8 [&::-webkit-details-marker]:hidden">
        <PencilLine aria-hidden className="size-4" />
        Not what I meant
      </summary>
      <div className="mt-2 flex flex-col gap-4 rounded-field bg-inset p-4">
        <p className="text-sm text-muted">
          Say it the way you meant it. Everything that follows from it is worked out again: practice, quests,
          XP.
        </p>
        {cited.map((each) => (
          <CorrectTurn
            key={each.turn}
            cited={each}
            error={error?.turn === each.turn ? error.message : null}
          />
        ))}
      </div>
    </details>
  );
}

function CorrectTurn({ cited, error }: { cited: CitedTurn; error: string | null }) {
  const pending = usePending(undefined, { field: "turn", value: String(cited.turn) });
  const id = `meant-${cited.turn}`;
  return (
    <Form method="post" className="flex flex-col gap-3" preventScrollReset>
      <input type="hidden" name="turn" value={cited.turn} />
      <label className="flex flex-col gap-2">
        <span className="text-sm font-medium">At {cited.time} you said</span>
        <textarea
          name="meant"
          rows={Math.min(6, 1 + Math.ceil(cited.meant.length / 60))}
          maxLength={2000}
          defaultValue={cited.meant}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="w-full rounded-field border border-field-line bg-bg px-4 py-2 text-base"
        />
      </label>
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-danger">
          {error}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="correct" size="sm" loading={pending}>
          Save what I meant
        </Button>
        <Button type="submit" name="intent" value="leave-out" size="sm" variant="secondary">
          Leave this out
        </Button>
        {cited.meant !== cited.said ? (
          <Button type="submit" name="intent" value="as-said" size="sm" variant="ghost">
            Back to what I said
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
