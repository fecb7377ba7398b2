import { Link } from "@remix-run/react";
import { FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import { SkipLink } from "./skip-link";
import { Badge } from "./ui/badge";
import { PageTitle } from "./ui/page-title";

const CONSOLE = ["/simulator/payments", "Console of the simulator"] as const;
const PHONE = ["/simulator/phone", "Simulated phone"] as const;

export type SimulatedShellProps = {
  title: string;
  lead?: ReactNode;
  /** Stands at the end of the heading row. */
  action?: ReactNode;
  /** May the visitor use the console? It is linked for them. */
  hasConsole: boolean;
  children: ReactNode;
};

/** A page of the simulated payment vendor. It doesn't look like ours, and says that nothing here is real. */
export function SimulatedShell({ title, lead, action, hasConsole, children }: SimulatedShellProps) {
  return (
    <div className="flex min-h-dvh flex-col print:text-glass-deep">
      <SkipLink />
      <header className="mx-auto flex w-full max-w-5xl flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-6 print:hidden">
        <p className="inline-flex min-h-11 items-center gap-2.5 font-semibold sm:text-lg">
          <FlaskConical aria-hidden className="size-6 text-amber" />
          Simulated payments
        </p>
        <Badge tone="warm">No money moves</Badge>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-5xl flex-1 px-4 pt-2 pb-12 outline-none sm:px-6 sm:pt-6"
      >
        <PageTitle lead={lead} action={action}>
          {title}
        </PageTitle>
        {children}
      </main>
      <footer className="mx-auto w-full max-w-5xl px-4 pb-8 sm:px-6 print:hidden">
        <nav aria-label="Simulator" className="border-t border-line pt-3">
          <ul className="-mx-3 flex flex-wrap">
            {(hasConsole ? [CONSOLE, PHONE] : [PHONE]).map(([to, words]) => (
              <li key={to}>
                <Link
                  to={to}
                  className="inline-flex min-h-11 items-center rounded-field px-3 text-muted hover:text-text"
                >
                  {words}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </footer>
    </div>
  );
}
