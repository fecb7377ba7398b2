import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type ErrorPanelProps = { title: string; children?: ReactNode; action?: ReactNode };

/** A part of a page that could not be shown, with what to do next. */
export function ErrorPanel({ title, children, action }: ErrorPanelProps) {
  return (
    <div role="alert" className="flex flex-col items-start gap-3 rounded-card bg-danger-soft p-5">
      <p className="flex items-center gap-3 font-semibold">
        <CircleAlert aria-hidden className="size-5 shrink-0 text-danger" />
        {title}
      </p>
      {children ? <div>{children}</div> : null}
      {action}
    </div>
  );
}
