import { clsx } from "clsx";
import type { ReactNode } from "react";

export type BadgeTone = "neutral" | "live" | "done" | "warm" | "danger" | "accent";

const TONE: Record<BadgeTone, string> = {
  neutral: "bg-raised text-muted",
  live: "bg-cyan-soft text-cyan",
  done: "bg-emerald-soft text-emerald",
  warm: "bg-amber-soft text-amber",
  danger: "bg-danger-soft text-danger",
  accent: "bg-button text-accent",
};

/** A word or two about state. The words carry the meaning, the colour only helps. */
export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 rounded-full px-3 py-1 text-sm leading-tight font-medium whitespace-nowrap",
        TONE[tone],
      )}
    >
      {tone === "live" ? (
        <span aria-hidden className="size-2 animate-pulse-soft rounded-full bg-current" />
      ) : null}
      {children}
    </span>
  );
}
