import { NavLink, useLocation, useMatches } from "@remix-run/react";
import { clsx } from "clsx";
import { Brain, ChartColumn, House, type LucideIcon, Phone, Settings, Sprout } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { ConnectionNote } from "./connection-note";
import { SkipLink } from "./skip-link";
import { ToastProvider } from "./toasts";
import { Wordmark } from "./wordmark";

// The menu's positioning code is as heavy as the rest of a page, and no page needs it to be read.
const AccountMenu = lazy(() => import("./account-menu"));

type Tab = {
  to: string;
  /** Another way of looking at the same. */
  also?: string;
  words: string;
  icon: LucideIcon;
};

const TABS: readonly Tab[] = [
  { to: "/dashboard", words: "Dashboard", icon: House },
  { to: "/calls", words: "Calls", icon: Phone },
  { to: "/skills", also: "/worldboard", words: "Skills", icon: Sprout },
  { to: "/progress", words: "Progress", icon: ChartColumn },
  { to: "/memories", words: "Memories", icon: Brain },
  { to: "/settings", words: "Settings", icon: Settings },
];
/** A thumb's width each: Settings is in the account menu, too. */
const PHONE_TABS = TABS.filter(({ to }) => to !== "/settings");

export type AppShellProps = {
  user: { firstName: string | null; email: string };
  /** Given on instances with the simulator: a link to the fake phone in the account menu. */
  phoneHref?: string;
  /** Given where plans are sold: a link in the account menu. */
  billingHref?: string;
  /** Given to administrators: a link in the account menu. */
  consoleHref?: string;
  /** A sentence above the content that concerns every page. */
  notice?: ReactNode;
  children: ReactNode;
};

/** What a route says about its frame: `wide` for pages that are a room and no text. */
export type PageFrame = { wide?: boolean };

/** Everything signed-in people see: navigation, account menu, content; a tab bar on phones. */
export function AppShell({ user, phoneHref, billingHref, consoleHref, notice, children }: AppShellProps) {
  const isWide = useMatches().some(({ handle }) => (handle as PageFrame | undefined)?.wide);
  const { pathname } = useLocation();
  const isAlso = ({ also }: Tab) => pathname === also;
  const width = isWide ? "max-w-7xl" : "max-w-5xl";
  return (
    <div className="stars flex min-h-dvh flex-col">
      <SkipLink />
      <header className="mx-auto flex w-full max-w-7xl items-center justify-between gap-3 px-4 py-3 sm:px-6">
        <Wordmark to="/dashboard" />
        <nav aria-label="Main" className="hidden gap-0.5 md:flex">
          {TABS.map((tab) => (
            <NavLink
              key={tab.to}
              to={tab.to}
              prefetch="intent"
              className={({ isActive }) =>
                clsx(
                  "inline-flex min-h-11 items-center rounded-full px-2 font-medium transition-colors lg:px-4",
                  isActive || isAlso(tab)
                    ? "bg-button text-text"
                    : "text-muted hover:bg-raised hover:text-text",
                )
              }
            >
              {tab.words}
            </NavLink>
          ))}
        </nav>
        <Suspense fallback={<span className="size-11" />}>
          <AccountMenu
            user={user}
            phoneHref={phoneHref}
            billingHref={billingHref}
            consoleHref={consoleHref}
          />
        </Suspense>
      </header>
      <ConnectionNote />
      <main
        id="main"
        tabIndex={-1}
        className={clsx("mx-auto w-full flex-1 px-4 pt-4 pb-28 outline-none sm:px-6 sm:pt-8 md:pb-16", width)}
      >
        {notice ? <div className="mb-6">{notice}</div> : null}
        <ToastProvider>{children}</ToastProvider>
      </main>
      <nav
        aria-label="Main"
        className="fixed inset-x-0 bottom-0 z-30 bg-surface pb-[env(safe-area-inset-bottom)] shadow-lift md:hidden"
      >
        <ul className="mx-auto flex max-w-md">
          {PHONE_TABS.map((tab) => (
            <li key={tab.to} className="flex-1">
              <NavLink
                to={tab.to}
                className={({ isActive }) =>
                  clsx(
                    "group flex min-h-16 flex-col items-center justify-center gap-1 text-xs font-medium -outline-offset-4",
                    isActive || isAlso(tab) ? "text-text" : "text-muted",
                  )
                }
              >
                <span
                  className={clsx(
                    "rounded-full px-4 py-1 transition-colors group-aria-[current=page]:bg-button group-aria-[current=page]:text-accent",
                    isAlso(tab) && "bg-button text-accent",
                  )}
                >
                  <tab.icon aria-hidden className="size-5" />
                </span>
                {tab.words}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
