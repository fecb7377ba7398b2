import { Link } from "@remix-run/react";
import type { SpokenLine } from "~/domain/conversation/spoken-line";

export type CompanionCaptionsProps = {
  line: SpokenLine;
  /** The word being said, by its place in the text; null marks none. */
  word: { index: number; length: number } | null;
};

/**
 * What the companion says, in writing: the whole sentence stands there, and the word being said is marked. It isn't
 * announced; whoever has a screen reader has a voice already.
 */
export function CompanionCaptions({ line, word }: CompanionCaptionsProps) {
  const { text, language, source } = line;
  const end = word ? word.index + word.length : 0;
  return (
    <div className="flex max-w-prose flex-col items-center gap-1 text-center">
      <p lang={language} dir="auto" className="text-lg text-balance">
        {word ? (
          <>
            {text.slice(0, word.index)}
            <mark className="rounded-sm bg-accent-soft text-accent">{text.slice(word.index, end)}</mark>
            {text.slice(end)}
          </>
        ) : (
          text
        )}
      </p>
      {source ? (
        <Link to={source.href} className="link flex min-h-11 items-center text-sm sm:min-h-6">
          {source.words}
        </Link>
      ) : null}
    </div>
  );
}
