import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** A row of one of the console's lists, which leads to the page of what it names. */
export function ConsoleRow({ to, children }: { to: string; children: ReactNode }) {
  return (
    <li>
      <Link to={to} className="flex min-h-14 items-center gap-3 rounded-field px-3 py-2 hover:bg-raised">
        <span className="flex min-w-0 flex-1 flex-col gap-1">{children}</span>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-faint" />
      </Link>
    </li>
  );
}
