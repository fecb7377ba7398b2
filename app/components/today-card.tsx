import type { ReactNode } from "react";
import { Time } from "./ui/time";

export type TodayCardProps = {
  /** `at` ISO instant; `localTime` "19:30"; `day` "Monday 23 November"; `city` "Berlin". */
  next: { at: string; localTime: string; day: string; city: string } | null;
  /** A sentence why none is planned; null where one is. */
  why: string | null;
  /** `due`: the day, in full. */
  quests: { id: string; title: string; due: string | null }[];
  /** What can be recalled. */
  recalls: { itemId: string; question: string }[];
};

/** The day at one glance, for reading alone. */
export function TodayCard({ next, why, quests, recalls }: TodayCardProps) {
  return (
    <div className="flex flex-col gap-6">
      <Part title="Next call">
        {next ? (
          <>
            <p className="font-medium">{next.day}</p>
            <p className="flex flex-wrap items-baseline gap-x-3">
              <Time at={next.at} className="text-5xl leading-tight font-semibold tracking-tight">
                {next.localTime}
              </Time>
              <span className="text-lg text-muted">{next.city}</span>
            </p>
          </>
        ) : (
          <p className="text-lg font-semibold">No call is planned</p>
        )}
        {why ? <p className="text-muted">{why}</p> : null}
      </Part>
      {quests.length > 0 ? (
        <Part title="Open quests">
          <ul className="flex flex-col gap-2">
            {quests.map(({ id, title, due }) => (
              <li key={id} className="wrap-anywhere">
                {title}
                {due ? <span className="block text-sm text-muted">By {due}</span> : null}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {recalls.length > 0 ? (
        <Part title="To recall">
          <ul className="flex flex-col gap-2">
            {recalls.map(({ itemId, question }) => (
              <li key={itemId} className="wrap-anywhere">
                {question}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1 text-sm font-semibold tracking-wide text-accent">{title}</h2>
      {children}
    </section>
  );
}
