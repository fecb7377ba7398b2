import * as Radix from "@radix-ui/react-toast";
import { clsx } from "clsx";
import { X } from "lucide-react";

export type Toast = {
  id: string;
  title: string;
  text?: string;
  tone?: "plain" | "glad" | "warm";
};

const TONE: Record<NonNullable<Toast["tone"]>, string> = {
  plain: "bg-raised",
  glad: "bg-linear-to-br from-accent-soft to-raised",
  warm: "bg-amber-soft",
};
/** How long a note stays, in milliseconds; longer while it is pointed at. */
const STAYS = 6_000;

/** Notes at the edge of the page, heard by screen readers, gone by themselves, by a swipe or by the button. */
export default function Toaster({ toasts, onGone }: { toasts: Toast[]; onGone: (id: string) => void }) {
  return (
    <Radix.Provider duration={STAYS} swipeDirection="right" label="Note">
      {toasts.map(({ id, title, text, tone = "plain" }) => (
        <Radix.Root
          key={id}
          onOpenChange={(open) => open || onGone(id)}
          className={clsx(
            "flex animate-rise items-start justify-between gap-3 rounded-card p-4 shadow-lift",
            "data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)",
            TONE[tone],
          )}
        >
          <div className="min-w-0">
            <Radix.Title className="font-semibold">{title}</Radix.Title>
            {text ? <Radix.Description className="text-muted">{text}</Radix.Description> : null}
          </div>
          <Radix.Close
            aria-label="Close"
            className="-m-2 grid size-11 shrink-0 place-items-center rounded-full text-muted hover:bg-hover hover:text-text"
          >
            <X aria-hidden className="size-5" />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="fixed inset-x-4 bottom-24 z-50 flex flex-col gap-3 outline-none sm:left-auto sm:w-96 md:bottom-6" />
    </Radix.Provider>
  );
}
