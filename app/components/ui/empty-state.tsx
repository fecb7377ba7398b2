import type { ReactNode } from "react";

export type EmptyStateProps = { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode };

/** Says what will appear here, and how to make it appear. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-10 text-center">
      {icon ? (
        <div
          aria-hidden
          className="grid size-14 place-items-center rounded-full bg-accent-soft text-accent *:size-6"
        >
          {icon}
        </div>
      ) : null}
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="max-w-prose text-muted">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
