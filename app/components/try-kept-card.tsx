import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { forgetTry, type TriedWords } from "./try-storage";
import { Button, ButtonLink } from "./ui/button";
import { Card } from "./ui/card";

/** What the server answers: the talk that was made of the words, or why there is none. */
export type TryKeptAnswer = { talkId: string | null; problem: string | null };

export type TryKeptCardProps = {
  words: TriedWords;
  onForgotten: () => void;
  /** Path the words are posted to: `lines`, `language`. */
  action?: string;
};

/** Keep the talk, or forget it: either way it leaves this browser. */
export default function TryKeptCard({ words, onForgotten, action = "/try-kept" }: TryKeptCardProps) {
  const fetcher = useFetcher<TryKeptAnswer>();
  const busy = fetcher.state !== "idle";
  const talkId = fetcher.data?.talkId;
  useEffect(() => {
    if (talkId) forgetTry();
  }, [talkId]);
  if (talkId) {
    return (
      <Card title="Kept" titleId="try-kept">
        <p role="status" className="text-muted">
          Our talk is among your calls now.
        </p>
        <ButtonLink to={`/reflect?ended=${talkId}`} variant="secondary" className="mt-4">
          See what I made of it
        </ButtonLink>
      </Card>
    );
  }
  return (
    <Card title="Keep the talk we had?" titleId="try-kept" tone="accent">
      <p className="text-muted">
        You tried a call before you signed up. It is in this browser only, for a day. You said:
      </p>
      <blockquote
        lang={words.language}
        className="mt-2 line-clamp-3 border-l-2 border-line pl-3 wrap-anywhere"
      >
        “{words.lines.join(" ")}”
      </blockquote>
      {fetcher.data?.problem ? (
        <p role="alert" className="mt-3 text-danger">
          {fetcher.data.problem}
        </p>
      ) : null}
      <fetcher.Form method="post" action={action} className="mt-4 flex flex-wrap gap-3">
        <input type="hidden" name="lines" value={JSON.stringify(words.lines)} />
        <input type="hidden" name="language" value={words.language} />
        <Button type="submit" loading={busy}>
          Keep
        </Button>
        <Button
          variant="ghost"
          disabled={busy}
          onClick={() => {
            forgetTry();
            onForgotten();
          }}
        >
          Forget
        </Button>
      </fetcher.Form>
    </Card>
  );
}
