import { useFetcher } from "@remix-run/react";
import { useEffect, useId, useRef } from "react";
import type { Language } from "~/providers/telephony/provider";
import { SayButtons } from "./say-buttons";
import { Input } from "./ui/field";
import { useListening } from "./use-speech";

export type PhoneSayProps = {
  callId: string;
  /** Path the form posts to: `callId`, `action` = say, `text`. */
  action: string;
  language: Language;
  /** True while the companion speaks: nobody listens then. */
  hold: boolean;
};

/** Whoever types is heard to do so at least this often, in milliseconds: well within the companion's patience. */
const TYPING_IS_TOLD_EVERY = 5_000;

/** The person's side of a talk: typed, or spoken where the browser can listen. */
export function PhoneSay({ callId, action, language, hold }: PhoneSayProps) {
  const id = useId();
  const fetcher = useFetcher();
  const typing = useFetcher();
  const toldAt = useRef(0);
  const tellTyping = () => {
    if (Date.now() - toldAt.current < TYPING_IS_TOLD_EVERY) return;
    toldAt.current = Date.now();
    typing.submit({ callId, action: "begin_to_say" }, { method: "post", action });
  };
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const busy = fetcher.state !== "idle";
  const { supported, on, listening, problem, toggle } = useListening({
    onText: (text) => fetcher.submit({ callId, action: "say", text }, { method: "post", action }),
    language,
    hold: hold || busy,
  });
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
  }, []);
  const sent = fetcher.formData;
  useEffect(() => {
    if (sent) form.current?.reset();
  }, [sent]);
  const words =
    problem ?? (supported === false ? "This browser can't listen. Type what you want to say." : null);
  return (
    <fetcher.Form ref={form} method="post" action={action} className="mt-3">
      <input type="hidden" name="callId" value={callId} />
      <input type="hidden" name="action" value="say" />
      <p id={id} role="status" className="mb-2 text-sm text-muted empty:hidden">
        {words}
      </p>
      <div className="flex items-center gap-2">
        <Input
          ref={box}
          name="text"
          lang={language}
          aria-label="Say something"
          aria-describedby={words ? id : undefined}
          placeholder={listening ? "Listening…" : on && hold ? "Listens in a moment" : "Say something"}
          autoComplete="off"
          onInput={tellTyping}
          required
          maxLength={500}
          className="flex-1 rounded-full"
        />
        <SayButtons supported={supported} on={on} toggle={toggle} busy={busy} />
      </div>
    </fetcher.Form>
  );
}
