import { Form, useFetcher } from "@remix-run/react";
import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { LONGEST_MESSAGE } from "~/domain/calls/longest-message";
import type { WrittenTalkView } from "~/domain/calls/text-talk";
import { Bubble } from "./phone-bubbles";
import { Button } from "./ui/button";
import { FieldError, Textarea } from "./ui/field";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";

/** What was typed and not heard, and why. */
export type RefusedMessage = { text: string; error: string };

export type WrittenTalkProps = {
  talk: WrittenTalkView;
  /** "midnight, Berlin time": what is written before counts for today. */
  until: string;
  /** Path the forms post to: `intent` = say | end, `talkId`, `said`, `text`. */
  action: string;
  /** The answer to a form that was posted without scripts. */
  refused?: RefusedMessage | null;
};

/** A talk in writing: what was said, and where the person writes on. */
export function WrittenTalk({ talk, until, action, refused }: WrittenTalkProps) {
  const fetcher = useFetcher<RefusedMessage>();
  const whole = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const busy = fetcher.state !== "idle";
  const sent = fetcher.formData?.get("text");
  const onItsWay = busy && typeof sent === "string" ? sent : null;
  const answer = fetcher.data ?? refused;
  const error = busy ? undefined : answer?.error;
  const waits = useRef(false);

  useEffect(() => {
    box.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (onItsWay !== null && box.current) box.current.value = "";
  }, [onItsWay]);
  useEffect(() => {
    if (fetcher.data?.text && box.current?.value === "") box.current.value = fetcher.data.text;
  }, [fetcher.data]);

  useEffect(() => {
    if (busy || !waits.current) return;
    waits.current = false;
    if (!fetcher.data?.error && box.current?.value.trim()) form.current?.requestSubmit();
  }, [busy, fetcher.data]);

  const newest = `${talk.turns.length} ${talk.unkept ?? ""} ${onItsWay ?? ""}`;
  const shown = useRef(newest);
  useEffect(() => {
    if (shown.current === newest) return;
    shown.current = newest;
    whole.current?.scrollIntoView({ block: "end" });
  }, [newest]);

  const sendOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.currentTarget.value.trim() !== "") form.current?.requestSubmit();
  };
  return (
    // On a phone the tabs stand in front of the end of the page.
    <div ref={whole} className="flex scroll-mb-24 flex-col gap-5 sm:scroll-mb-12">
      <WrittenBubbles talk={talk} onItsWay={onItsWay} />
      <div role="status">
        {talk.offRecord ? (
          <p className="rounded-field bg-amber-soft px-4 py-2 text-amber">
            Off the record. Nothing of this is kept until you write “
            {talk.language === "es" ? "con registro" : "on the record"}”.
          </p>
        ) : null}
      </div>
      <fetcher.Form
        ref={form}
        id="write"
        method="post"
        action={action}
        preventScrollReset
        onSubmit={(event) => {
          if (!busy) return;
          // Whoever is quicker than the network is heard next.
          event.preventDefault();
          waits.current = true;
        }}
        className="flex flex-col gap-3"
      >
        <input type="hidden" name="intent" value="say" />
        <input type="hidden" name="talkId" value={talk.id} />
        <input type="hidden" name="said" value={talk.said} />
        <div className="flex items-end gap-2">
          <Textarea
            ref={box}
            name="text"
            lang={talk.language}
            rows={2}
            required
            maxLength={LONGEST_MESSAGE}
            defaultValue={refused?.text}
            aria-label="Write your answer"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            placeholder="Write your answer"
            onKeyDown={sendOnEnter}
            className="max-h-60 flex-1 resize-none"
          />
          <button
            type="submit"
            aria-label="Send"
            aria-disabled={busy || undefined}
            className="grid size-12 shrink-0 place-items-center rounded-full bg-action text-on-action hover:bg-action-hover"
          >
            <SendHorizontal aria-hidden className="size-5" />
          </button>
        </div>
        {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
        <p className="text-sm text-muted">
          Counts for today until {until}.{" "}
          <span className="noscript:hidden">Enter sends, Shift and Enter begin a new line.</span>
        </p>
      </fetcher.Form>
      <EndForm talkId={talk.id} action={action} />
    </div>
  );
}

function EndForm({ talkId, action }: { talkId: string; action: string }) {
  const pending = usePending(action, { field: "intent", value: "end" });
  return (
    <Form method="post" action={action} className="self-center">
      <input type="hidden" name="intent" value="end" />
      <input type="hidden" name="talkId" value={talkId} />
      <Button type="submit" variant="ghost" loading={pending}>
        That's all for today
      </Button>
    </Form>
  );
}

function WrittenBubbles({ talk, onItsWay = null }: { talk: WrittenTalkView; onItsWay?: string | null }) {
  // Turns are only ever appended, so the position is an identity.
  const numbered = talk.turns.map((turn, index) => ({ turn, number: index + 1 }));
  return (
    <div role="log" aria-label="What was said">
      <ol className="flex flex-col gap-3">
        {numbered.map(({ turn, number }) => (
          <Bubble key={number} raised speaker={turn.role} language={talk.language}>
            {turn.text}
          </Bubble>
        ))}
        {talk.unkept ? (
          <Bubble raised speaker="companion" language={talk.language} note="Off the record: not kept">
            {talk.unkept}
          </Bubble>
        ) : null}
        {onItsWay ? (
          <Bubble raised speaker="user" language={talk.language}>
            {onItsWay}
          </Bubble>
        ) : null}
      </ol>
    </div>
  );
}

export type StartWritingProps = {
  until: string;
  /** There has been a talk today already. */
  talked: boolean;
  /** Path the form posts to: `intent` = open. */
  action: string;
};

/** Before the first line: what this is, and the button that begins. */
export function StartWriting({ until, talked, action }: StartWritingProps) {
  const pending = usePending(action, { field: "intent", value: "open" });
  return (
    <div className="flex flex-col gap-5">
      {talked ? (
        <Notice tone="done" title="Today is kept already">
          Write all the same if you like. One talk a day earns its XP.
        </Notice>
      ) : (
        <p>
          The same few questions as on the phone, in writing. It keeps the day and earns the same, until{" "}
          {until}.
        </p>
      )}
      <p className="text-muted">
        You write with an AI. What you write is kept, and nothing is while you are off the record.
      </p>
      <Form method="post" action={action}>
        <input type="hidden" name="intent" value="open" />
        <Button type="submit" size="lg" loading={pending}>
          Start writing
        </Button>
      </Form>
    </div>
  );
}

/** After the last line. @param props.children where to go on */
export function WrittenDown({ talk, children }: { talk: WrittenTalkView; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-5">
      <WrittenBubbles talk={talk} />
      <Notice tone="done" title="Written down.">
        {talk.noGame ? null : "XP and quests appear on the page of this talk in a moment."}
      </Notice>
      {children}
    </div>
  );
}
