import { useLoaderData } from "@remix-run/react";
import { CompanionLater } from "~/components/avatar/companion-later";
import { publicMeta } from "~/components/public-meta";
import { PublicShell } from "~/components/public-shell";
import { ButtonLink } from "~/components/ui/button";
import { tryCallsAllowed } from "~/http/instance.server";
import { page } from "~/http/respond.server";

export const loader = page(() => ({ mayTry: tryCallsAllowed() }));

export const meta = publicMeta({
  path: "/",
  title: "relevel.me: a call a day from a companion that listens",
  description:
    "A companion phones you every day at the time you chose, asks how it went, and keeps your own words. Open source and self-hosted.",
});

const PROOFS = [
  {
    sign: "19:30",
    title: "It rings once, on time",
    text: "One call a day, at your time, in your time zone, clock changes included. If something on our side breaks in the middle, it still never dials twice.",
  },
  {
    sign: "“ ”",
    title: "Your words, quoted back",
    text: "Each call has a page with who said what, and when, and a receipt that says why it rang. Nothing is made up in between.",
  },
  {
    sign: "npm start",
    title: "Yours, on your own machine",
    text: "One app and one Postgres. Two commands start it, phone simulator included, with no keys, no carrier and no account anywhere else.",
  },
] as const;

const DAY = [
  [
    "19:30",
    "The phone rings",
    "The companion greets you by name, says it is an AI, and that a transcript is kept.",
  ],
  [
    "19:31",
    "You talk for five minutes",
    "What you practised, what you learned, what was hard, and one next step.",
  ],
  ["19:36", "You hang up", "The call page fills in by itself. You read it, or you don't."],
  [
    "Tomorrow",
    "It rings again",
    "Missed it? Nothing is lost and nobody scolds. Move the time, or stop it, whenever you like.",
  ],
] as const;

export default function Landing() {
  const { mayTry } = useLoaderData<typeof loader>();
  return (
    <PublicShell>
      <section className="mx-auto grid max-w-6xl grid-cols-1 items-center gap-x-12 gap-y-4 px-4 pt-4 pb-12 sm:px-6 lg:grid-cols-[1.15fr_1fr] lg:pt-10 lg:pb-20">
        <div className="order-2 text-center lg:order-none lg:text-left">
          <h1 className="text-4xl leading-[1.1] sm:text-5xl lg:text-6xl">
            Someone calls every day and asks how it went.
          </h1>
          <p className="mx-auto mt-5 max-w-xl text-lg text-muted sm:text-xl lg:mx-0">
            A companion phones you at the time you chose, listens for five minutes, and keeps what you said in
            your own words.
          </p>
          <div className="mt-8 flex flex-wrap justify-center gap-3 lg:justify-start">
            {mayTry ? (
              <ButtonLink to="/try" size="lg">
                Try a 60-second call now
              </ButtonLink>
            ) : null}
            <ButtonLink to="/signup" size="lg" variant={mayTry ? "secondary" : "primary"}>
              Choose your time
            </ButtonLink>
          </div>
          <p className="mt-4 text-muted">
            {mayTry
              ? "The try-out is in your browser: no account, and nothing of it is stored."
              : "No password, no card. Stop it with one switch."}
          </p>
        </div>
        <div className="relative order-1 lg:order-none">
          <CompanionLater
            state="idle"
            label="The companion, a small pearl-white robot with a dark glass face"
            className="mx-auto h-60 sm:h-80 lg:h-[31rem]"
          />
        </div>
      </section>

      <section aria-label="Three reasons" className="mx-auto max-w-6xl px-4 sm:px-6">
        <ul className="grid gap-4 md:grid-cols-3">
          {PROOFS.map(({ sign, title, text }) => (
            <li key={title} className="rounded-card bg-surface p-6 shadow-card">
              <p
                aria-hidden
                className="tabular flex h-12 items-center text-4xl font-semibold tracking-tight text-accent"
              >
                {sign}
              </p>
              <h2 className="mt-4 text-xl">{title}</h2>
              <p className="mt-2 text-muted">{text}</p>
            </li>
          ))}
        </ul>
      </section>

      <section
        aria-labelledby="day"
        className="mx-auto mt-20 grid max-w-6xl gap-x-16 gap-y-8 px-4 sm:px-6 lg:grid-cols-[1fr_1.3fr]"
      >
        <div>
          <h2 id="day" className="text-3xl">
            How a day goes
          </h2>
          <p className="mt-3 max-w-md text-lg text-muted">
            You choose the time once. Five minutes later you have said it out loud, and it is written down.
          </p>
          <figure className="mt-8 flex max-w-md flex-col gap-3">
            <figcaption className="text-sm text-muted">For example</figcaption>
            <p className="max-w-[88%] self-start rounded-card rounded-tl-sm bg-raised px-4 py-3">
              What did you practise today, and for how long?
            </p>
            <p className="max-w-[88%] self-end rounded-card rounded-tr-sm bg-bubble-own px-4 py-3">
              Guitar, about 45 minutes.
            </p>
          </figure>
        </div>
        <ol className="flex flex-col">
          {DAY.map(([time, title, text], index) => (
            <li key={time} className="relative flex gap-5 pb-8 last:pb-0">
              {index < DAY.length - 1 ? (
                <span aria-hidden className="absolute top-7 -bottom-1 left-[7px] w-0.5 bg-line" />
              ) : null}
              <span aria-hidden className="mt-1.5 size-4 shrink-0 rounded-full bg-action" />
              <div>
                <p className="tabular text-sm font-medium text-accent">{time}</p>
                <h3 className="text-lg">{title}</h3>
                <p className="mt-1 max-w-prose text-muted">{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>

      <section aria-labelledby="host" className="mx-auto mt-20 max-w-6xl px-4 sm:px-6">
        <div className="grid items-center gap-8 rounded-card bg-linear-to-br from-accent-soft to-surface p-6 shadow-card sm:p-10 lg:grid-cols-2">
          <div>
            <h2 id="host" className="text-3xl">
              Free when you host it
            </h2>
            <p className="mt-3 text-lg text-muted">
              Everything is unlocked. The calls ring on a simulated phone in your browser, so you can try the
              whole day before anything else.
            </p>
            <div className="mt-6 flex flex-wrap gap-3">
              <ButtonLink to="/pricing" variant="secondary">
                See pricing
              </ButtonLink>
              <ButtonLink to="/vision" variant="ghost">
                Where this is going
              </ButtonLink>
            </div>
          </div>
          <pre className="whitespace-pre-wrap rounded-card bg-inset p-5 font-mono leading-loose text-text">
            <code>
              <span aria-hidden className="text-faint select-none">
                ${" "}
              </span>
              npm ci{"\n"}
              <span aria-hidden className="text-faint select-none">
                ${" "}
              </span>
              npm start{"\n"}
              <span className="text-emerald">relevel.me is ready at http://localhost:3000</span>
            </code>
          </pre>
        </div>
      </section>
    </PublicShell>
  );
}
