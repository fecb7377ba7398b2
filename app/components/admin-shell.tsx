import { NavLink } from "@remix-run/react";
import { clsx } from "clsx";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { ConnectionNote } from "./connection-note";
import { SkipLink } from "./skip-link";
import { ToastProvider } from "./toasts";
import { ButtonLink } from "./ui/button";
import { Wordmark } from "./wordmark";

const PAGES = [
  { to: "/admin/queues", words: "Jobs" },
  { to: "/admin/calls", words: "Calls" },
  { to: "/admin/audit", words: "Audit" },
] as const;

/** The frame of the console: its pages, and the way back to one's own. The same on a phone and a desk. */
export function AdminShell({ children }: { children: ReactNode }) {
  return (
    <div className="stars flex min-h-dvh flex-col">
      <SkipLink />
      <header className="mx-auto flex w-full max-w-7xl flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-3 sm:px-6">
        <div className="flex items-center gap-3">
          <Wordmark to="/dashboard" />
          <span className="hidden rounded-full bg-raised px-3 py-1 text-sm font-medium text-muted sm:inline">
            Console
          </span>
        </div>
        <nav
          aria-label="Console"
          className="order-last flex w-full gap-0.5 rounded-full bg-raised p-1 sm:order-none sm:w-auto"
        >
          {PAGES.map(({ to, words }) => (
            <NavLink
              key={to}
              to={to}
              className={({ isActive }) =>
                clsx(
                  "inline-flex min-h-11 flex-1 items-center justify-center rounded-full px-4 font-medium transition-colors",
                  isActive ? "bg-button text-text" : "text-muted hover:text-text",
                )
              }
            >
              {words}
            </NavLink>
          ))}
        </nav>
        <ButtonLink
          to="/dashboard"
          variant="ghost"
          size="sm"
          icon={<ArrowLeft aria-hidden className="size-4" />}
        >
          Dashboard
        </ButtonLink>
      </header>
      <ConnectionNote />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-7xl flex-1 px-4 pt-4 pb-16 outline-none sm:px-6 sm:pt-8"
      >
        <ToastProvider>{children}</ToastProvider>
      </main>
    </div>
  );
}
