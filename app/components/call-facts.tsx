import { Card } from "./ui/card";
import { Time } from "./ui/time";

export type CallFactsProps = {
  /** The receipt: why it rang, which number, how long. */
  facts: { label: string; value: string }[];
  /** `at` ISO instant, `time` what to show for it, oldest first. */
  events: { at: string; time?: string; text: string }[];
};

/** Why this call rang and what happened, fact by fact. */
export function CallFacts({ facts, events }: CallFactsProps) {
  return (
    <div className="flex flex-col gap-6">
      <Card title="Receipt" titleId="call-receipt">
        <dl className="flex flex-col gap-3">
          {facts.map(({ label, value }) => (
            <div key={label} className="flex flex-wrap justify-between gap-x-6">
              <dt className="text-muted">{label}</dt>
              <dd className="tabular ml-auto min-w-0 text-right font-medium first-letter:uppercase">
                {value}
              </dd>
            </div>
          ))}
        </dl>
      </Card>
      {events.length > 0 ? (
        <Card title="What happened" titleId="call-events">
          <ol className="flex flex-col">
            {events.map((event, index) => (
              <li key={`${event.at}-${event.text}`} className="relative flex gap-4 pb-4 last:pb-0">
                {index < events.length - 1 ? (
                  <span aria-hidden className="absolute top-6 -bottom-1 left-[5px] w-0.5 bg-line" />
                ) : null}
                <span aria-hidden className="mt-2 size-3 shrink-0 rounded-full bg-action" />
                <div className="min-w-0">
                  <p>{event.text}</p>
                  <Time at={event.at} className="text-sm text-muted">
                    {event.time ?? event.at}
                  </Time>
                </div>
              </li>
            ))}
          </ol>
        </Card>
      ) : null}
    </div>
  );
}
