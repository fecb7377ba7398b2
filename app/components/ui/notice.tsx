import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type NoticeTone = "info" | "done" | "warn" | "error";

const LOOK = {
  info: { icon: Info, box: "bg-accent-soft", ink: "text-accent" },
  done: { icon: CircleCheck, box: "bg-emerald-soft", ink: "text-emerald" },
  warn: { icon: TriangleAlert, box: "bg-amber-soft", ink: "text-amber" },
  error: { icon: CircleAlert, box: "bg-danger-soft", ink: "text-danger" },
} satisfies Record<NoticeTone, unknown>;

export type NoticeProps = { tone?: NoticeTone; title?: string; children?: ReactNode; className?: string };

/** Says something that matters on this page. Errors and warnings are announced at once, the rest politely. */
export function Notice({ tone = "info", title, children, className }: NoticeProps) {
  const { icon: Icon, box, ink } = LOOK[tone];
  return (
    <div
      role={tone === "error" || tone === "warn" ? "alert" : "status"}
      className={clsx("flex items-start gap-3 rounded-card p-4", box, className)}
    >
      <Icon aria-hidden className={clsx("mt-0.5 size-5 shrink-0", ink)} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
    </div>
  );
}
