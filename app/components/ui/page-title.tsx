import type { ReactNode } from "react";

export type PageTitleProps = { children: ReactNode; lead?: ReactNode; action?: ReactNode };

/** The one h1 of a page. */
export function PageTitle({ children, lead, action }: PageTitleProps) {
  return (
    <div className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <h1 className="text-2xl sm:text-3xl">{children}</h1>
        {lead ? <p className="mt-2 max-w-prose text-muted">{lead}</p> : null}
      </div>
      {action}
    </div>
  );
}
