import { Mic, MicOff, SendHorizontal } from "lucide-react";

export type SayButtonsProps = {
  /** The browser can listen; null while that is not known. */
  supported: boolean | null;
  /** It listens, or will in a moment. */
  on: boolean;
  toggle: () => void;
  busy: boolean;
};

/** Speak or send: the end of the row in which something is said. */
export function SayButtons({ supported, on, toggle, busy }: SayButtonsProps) {
  return (
    <>
      {supported ? (
        <button
          type="button"
          aria-pressed={on}
          aria-label="Speak"
          onClick={toggle}
          className="grid size-12 shrink-0 place-items-center rounded-full bg-surface text-accent hover:bg-button aria-pressed:bg-cyan-soft aria-pressed:text-cyan"
        >
          {on ? <MicOff aria-hidden className="size-5" /> : <Mic aria-hidden className="size-5" />}
        </button>
      ) : null}
      <button
        type="submit"
        aria-label="Send"
        aria-disabled={busy || undefined}
        className="grid size-12 shrink-0 place-items-center rounded-full bg-action text-on-action hover:bg-action-hover"
      >
        <SendHorizontal aria-hidden className="size-5" />
      </button>
    </>
  );
}
