import { CalendarClock } from "lucide-react";
import type { TryTalkView } from "~/domain/calls/try-call";
import type { TryFindings } from "~/domain/calls/try-findings";
import { carryTry } from "./try-storage";
import { ButtonLink } from "./ui/button";
import { Card } from "./ui/card";

/** After the goodbye: what a real call would have made of it, and where one is to be had. */
export function TryFound({
  talk,
  found,
  signedIn,
}: {
  talk: TryTalkView;
  found: TryFindings | null;
  signedIn: boolean;
}) {
  if (talk.distress) {
    return (
      <Card title="Thank you for telling me" titleId="found">
        <p>
          Nothing was stored, and nothing was made of it. There is somebody near you who listens; in danger,
          call the local emergency number, in many countries that's 112.
        </p>
        <a href="https://findahelpline.com" rel="noreferrer" className="link mt-3 inline-block">
          Find somebody to talk to: findahelpline.com
        </a>
      </Card>
    );
  }
  const nothing = !found || found.groups.length === 0;
  return (
    <Card
      title={nothing ? "That was the call" : "What a real call would have kept"}
      titleId="found"
      tone="accent"
    >
      <div className="flex flex-col gap-5">
        {nothing ? (
          <p>I found nothing to write down, and made nothing up. A real call takes about five minutes.</p>
        ) : (
          <>
            {found.groups.map(({ title, sentences }) => (
              <section key={title} aria-label={title} className="flex flex-col gap-1.5">
                <h3 className="text-sm font-semibold tracking-wide text-accent">{title}</h3>
                {sentences.map(({ key, text, quote }) => (
                  <div key={key}>
                    <p lang={talk.language} className="text-lg">
                      {text}
                    </p>
                    {text.includes(quote) ? null : (
                      <blockquote lang={talk.language} className="border-l-2 border-line pl-3 text-muted">
                        “{quote}”
                      </blockquote>
                    )}
                  </div>
                ))}
              </section>
            ))}
            {found.promised.map(({ title, day }) => (
              <p key={title} className="flex items-start gap-2">
                <CalendarClock aria-hidden className="mt-1 size-5 shrink-0 text-amber" />
                <span>
                  A quest{day ? ` for ${day}` : ""}: <span lang={talk.language}>{title}</span>. I'd ask how it
                  went.
                </span>
              </p>
            ))}
            {found.wordsNeeded ? (
              <p className="text-sm text-muted">
                A real call reads nothing into fewer than {found.wordsNeeded} words. This one was short, so
                take it as a taste.
              </p>
            ) : null}
          </>
        )}
        <div className="flex flex-wrap gap-3">
          <ButtonLink to={signedIn ? "/dashboard" : "/signup"} size="lg" onClick={() => carryTry()}>
            {signedIn ? "Open the dashboard" : "Choose your time"}
          </ButtonLink>
          <ButtonLink to="/try" reloadDocument variant="ghost">
            Try once more
          </ButtonLink>
        </div>
        <p className="text-sm text-muted">
          {talk.lines.length > 0 && found
            ? "Nothing was stored. What you said waits in this tab. Choose a time, and your dashboard asks whether you'd like to keep it; close the tab, and it is gone."
            : "Nothing was stored."}
        </p>
      </div>
    </Card>
  );
}
