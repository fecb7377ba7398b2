import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { SkipLink } from "./skip-link";
import { ButtonLink } from "./ui/button";
import { useSignedIn } from "./use-signed-in";
import { Wordmark } from "./wordmark";

const LINKS = [
  ["/vision", "Vision"],
  ["/pricing", "Pricing"],
  ["/privacy", "Privacy"],
  ["/terms", "Terms"],
  ["/refund", "Refunds"],
] as const;

/** Header, content and footer of pages that anyone may read. Signed-in people are led to the dashboard. */
export function PublicShell({ children }: { children: ReactNode }) {
  const signedIn = useSignedIn();
  return (
    <div className="stars flex min-h-dvh flex-col">
      <SkipLink />
      <header className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-2 px-4 py-3 sm:px-6">
        <Wordmark />
        <nav aria-label="Main" className="flex items-center gap-1">
          <span className="hidden sm:block">
            <ButtonLink to="/pricing" variant="ghost" size="sm">
              Pricing
            </ButtonLink>
          </span>
          <ButtonLink to={signedIn ? "/dashboard" : "/signup"} variant="secondary" size="sm">
            {signedIn ? "Dashboard" : "Sign in"}
          </ButtonLink>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <footer className="mx-auto mt-16 w-full max-w-6xl px-4 pb-8 sm:px-6">
        <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 border-t border-line pt-4">
          <p className="text-muted">relevel.me, a call a day. Open source, yours to host.</p>
          <nav aria-label="Footer">
            <ul className="-mx-2 flex flex-wrap sm:-mx-3">
              {LINKS.map(([to, words]) => (
                <li key={to}>
                  <Link
                    to={to}
                    className="inline-flex min-h-11 items-center rounded-field px-2 text-muted hover:text-text sm:px-3"
                  >
                    {words}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </footer>
    </div>
  );
}

/** A page of plain text: one heading, a lead, and sections. */
export function TextPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <article className="mx-auto max-w-2xl px-4 pt-8 sm:px-6 sm:pt-16">
      <h1 className="text-3xl sm:text-4xl">{title}</h1>
      <p className="mt-4 text-lg text-muted">{lead}</p>
      <div className="mt-8 flex flex-col gap-4 [&_h2]:mt-6 [&_h2]:text-xl [&_ul]:flex [&_ul]:list-disc [&_ul]:flex-col [&_ul]:gap-2 [&_ul]:pl-6 marker:text-accent">
        {children}
      </div>
    </article>
  );
}
