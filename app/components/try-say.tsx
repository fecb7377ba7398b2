import type { FetcherWithComponents } from "@remix-run/react";
import { useEffect, useId, useRef, useState } from "react";
import type { TryTalkView } from "~/domain/calls/try-call";
import type { TryAnswer } from "~/domain/calls/try-findings";
import { TRY_LINE_CHARACTERS } from "~/domain/calls/try-limits";
import { SayButtons } from "./say-buttons";
import { Button } from "./ui/button";
import { FieldError, Input } from "./ui/field";
import { useListening } from "./use-speech";

/** Somebody who speaks when the minute is over is let finish the sentence, in milliseconds. */
const FINISH_SENTENCE = 8_000;

export type TrySayProps = {
  talk: TryTalkView;
  action: string;
  fetcher: FetcherWithComponents<TryAnswer>;
  refused: TryAnswer["refused"];
  /** True while the companion speaks: nobody listens then. */
  hold: boolean;
  /** The minute is over. Whatever is being said still counts, as the last line. */
  timeIsUp: boolean;
  /** Stops the clock; null while none runs. */
  onTakeTime: (() => void) | null;
};

/** The visitor's side of a talk that is tried: typed, or spoken where the browser can listen. */
export function TrySay({ talk, action, fetcher, refused, hold, timeIsUp, onTakeTime }: TrySayProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [typing, setTyping] = useState(false);
  const [zone, setZone] = useState("UTC");
  useEffect(() => {
    setZone(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");
    box.current?.focus({ preventScroll: true });
  }, []);
  // What is said has arrived as soon as the answer is there; the page's own data may still be read again.
  const busy = fetcher.state === "submitting";
  const waits = useRef(false);
  // Without scripts the page shows the first line alone, and what was said before is in the answer.
  const lines = JSON.stringify(refused?.lines ?? talk.lines);
  const clock = timeIsUp ? "late" : "open";
  const fields = { language: talk.language, lines, zone };
  const { supported, on, listening, problem, toggle } = useListening({
    onText: (text) =>
      fetcher.submit(
        { ...fields, intent: "say", clock, text: text.slice(0, TRY_LINE_CHARACTERS) },
        { method: "post", action },
      ),
    language: talk.language,
    hold: hold || busy,
  });

  useEffect(() => {
    if (!busy || !box.current) return;
    box.current.value = "";
    setTyping(false);
  }, [busy]);
  useEffect(() => {
    if (busy || !waits.current) return;
    waits.current = false;
    if (box.current?.value) form.current?.requestSubmit();
  }, [busy]);
  useEffect(() => {
    if (refused && box.current?.value === "") box.current.value = refused.text;
  }, [refused]);

  const goodbye = useRef(() => {});
  goodbye.current = () => fetcher.submit({ ...fields, intent: "time" }, { method: "post", action });
  const over = timeIsUp && !typing && !busy && !hold && !refused;
  useEffect(() => {
    if (!over) return;
    const timer = setTimeout(() => goodbye.current(), on ? FINISH_SENTENCE : 0);
    return () => clearTimeout(timer);
  }, [over, on]);

  const words =
    problem ?? (supported === false ? "This browser can't listen. Type what you want to say." : null);
  const described = [words ? id : null, refused ? `${id}-error` : null].filter(Boolean).join(" ");
  return (
    <fetcher.Form
      ref={form}
      method="post"
      action={action}
      preventScrollReset
      onSubmit={(event) => {
        if (!busy) return;
        // Whoever is quicker than the network is heard next.
        event.preventDefault();
        waits.current = true;
      }}
      className="mt-3 flex flex-col gap-2"
    >
      <input type="hidden" name="intent" value="say" />
      <input type="hidden" name="language" value={talk.language} />
      <input type="hidden" name="lines" value={lines} />
      <input type="hidden" name="clock" value={clock} />
      <input type="hidden" name="zone" value={zone} />
      <p id={id} role="status" className="text-sm text-muted empty:hidden">
        {words}
      </p>
      {refused ? <FieldError id={`${id}-error`}>{refused.problem}</FieldError> : null}
      {refused && refused.lines === null ? (
        <a href={action} className="link inline-flex min-h-11 items-center self-start">
          Begin again
        </a>
      ) : null}
      <div className="flex items-center gap-2">
        <Input
          ref={box}
          name="text"
          lang={talk.language}
          aria-label="Say something"
          aria-invalid={refused ? true : undefined}
          aria-describedby={described || undefined}
          placeholder={listening ? "Listening…" : on && hold ? "Listens in a moment" : "Say something"}
          autoComplete="off"
          defaultValue={refused?.text}
          onInput={(event) => setTyping(event.currentTarget.value.trim() !== "")}
          required
          maxLength={TRY_LINE_CHARACTERS}
          className="flex-1 rounded-full"
        />
        <SayButtons supported={supported} on={on} toggle={toggle} busy={busy} />
      </div>
      {onTakeTime ? (
        <Button variant="ghost" size="sm" onClick={onTakeTime} className="self-center noscript:hidden">
          Take my time
        </Button>
      ) : null}
    </fetcher.Form>
  );
}
