import { CalendarClock, CalendarX2 } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "./ui/button";
import { Card } from "./ui/card";
import { Time } from "./ui/time";

export type NextCallCardProps = {
  /** `at` ISO instant; `localTime` "19:30"; `day` "today", "tomorrow" or "Monday, 24 November"; `city` "Berlin". */
  next: { at: string; localTime: string; day: string; city: string } | null;
  /** A sentence why there is no next call. */
  reason: string | null;
  /** Stands above the reason: it isn't for Settings to change. */
  title?: string;
  /** A sentence why it rings then. */
  why: string;
  /** The page says elsewhere what to do about it; left out, the card leads to Settings. */
  saidElsewhere?: boolean;
  /** The call-now button, or what can be done instead. */
  callNow?: ReactNode;
  /** What else can be done about it: skip, a call in a while. */
  actions?: ReactNode;
};

/** When the phone rings next and why, or why it doesn't. */
export function NextCallCard({
  next,
  reason,
  title,
  why,
  saidElsewhere = false,
  callNow,
  actions,
}: NextCallCardProps) {
  return (
    <Card tone="accent" titleId="next-call" title="Next call">
      {next ? (
        <div className="flex flex-col gap-1">
          <p className="flex items-center gap-2 font-medium text-accent">
            <CalendarClock aria-hidden className="size-5" />
            <span className="first-letter:uppercase">{next.day}</span>
          </p>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <Time at={next.at} className="text-5xl leading-tight font-semibold tracking-tight">
              {next.localTime}
            </Time>
            <span className="text-lg text-muted">{next.city}</span>
          </p>
          <p className="text-muted">{why}</p>
        </div>
      ) : (
        <div className="flex flex-col items-start gap-2">
          <p className="flex items-center gap-2 text-lg font-semibold">
            <CalendarX2 aria-hidden className="size-5 text-amber" />
            {title ?? "No call is planned"}
          </p>
          <p className="text-muted">{reason ?? why}</p>
          {saidElsewhere || title ? null : (
            <ButtonLink to="/settings" variant="secondary" size="sm" className="mt-1">
              Open settings
            </ButtonLink>
          )}
        </div>
      )}
      {callNow ? <div className="mt-6">{callNow}</div> : null}
      {actions ? <div className="mt-4 flex flex-wrap gap-3 empty:hidden">{actions}</div> : null}
    </Card>
  );
}
