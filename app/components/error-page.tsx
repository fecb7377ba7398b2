import { useLocation } from "@remix-run/react";
import { CompanionPicture } from "./avatar/companion-picture";
import { PublicShell } from "./public-shell";
import { ButtonLink } from "./ui/button";

const WORDS: Record<number, { title: string; text: string; next: [to: string, words: string] }> = {
  401: {
    title: "Please sign in",
    text: "This page is yours alone, so we need to know it's you. Your sign-in may have ended.",
    next: ["/signup", "Sign in"],
  },
  403: {
    title: "This isn't open to you",
    text: "You are signed in, but this page belongs to someone else or needs another role.",
    next: ["/dashboard", "Go to the dashboard"],
  },
  404: {
    title: "There is nothing here",
    text: "The address may have a typing error, or the page has moved. Nothing of yours is lost.",
    next: ["/", "Go home"],
  },
  429: {
    title: "A little slower, please",
    text: "Wait a little, then try again.",
    next: ["/", "Go home"],
  },
  500: {
    title: "Something broke on our side",
    text: "That's on us. It has been written to the log of this server. Try again in a moment.",
    next: ["/", "Go home"],
  },
  503: {
    title: "Back in a moment",
    text: "The server is starting or being looked after. Try again in a minute.",
    next: ["/", "Go home"],
  },
};

const FALLBACK = {
  title: "That didn't work",
  text: "The request could not be understood. Go back and try it once more.",
  next: ["/", "Go home"] as [string, string],
};

export type ErrorPageProps = {
  /** HTTP status of the response. */
  status: number;
  /** A sentence for this very case, in place of the general one. */
  message?: string;
};

/** What happened and what to do next, for one HTTP status. */
export function ErrorPage({ status, message }: ErrorPageProps) {
  const { title, text, next } = WORDS[status] ?? (status > 500 ? WORDS[500] : undefined) ?? FALLBACK;
  const { pathname, search } = useLocation();
  // With two slashes in front it would lead to another site.
  const here = pathname.replace(/^\/+/, "/");
  const retry = status >= 500 || status === 429;
  return (
    <PublicShell>
      <div className="mx-auto flex max-w-xl flex-col items-center px-4 pt-4 text-center sm:pt-12">
        <CompanionPicture mood={status >= 500 ? "sleeping" : "idle"} className="h-56" />
        <p className="tabular mt-4 font-medium text-accent">{status}</p>
        <h1 className="mt-1 text-3xl">{title}</h1>
        <p className="mt-3 text-lg text-muted">{message ?? text}</p>
        <div className="mt-8 flex flex-wrap justify-center gap-3">
          {retry ? (
            <ButtonLink to={here + search} reloadDocument>
              Try again
            </ButtonLink>
          ) : null}
          <ButtonLink to={next[0]} variant={retry ? "secondary" : "primary"}>
            {next[1]}
          </ButtonLink>
        </div>
      </div>
    </PublicShell>
  );
}
