import type { DataLine } from "~/domain/privacy/data-now";
import { Card } from "./ui/card";

export type DataNowCardProps = { stored: DataLine[]; sent: DataLine[]; kept: DataLine[] };

/** Where a person's data is, who gets some of it, how long it stays, and how that is switched off. */
export function DataNowCard({ stored, sent, kept }: DataNowCardProps) {
  return (
    <Card title="What happens to your data now" titleId="data-now">
      <p className="mb-5 max-w-prose text-muted">
        Read from how this server is set up at this moment. Change the set-up, and these words change.
      </p>
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-3">
        <Lines title="Stored here" lines={stored} />
        <Lines title="Sent to whom" lines={sent} />
        <Lines title="Kept until" lines={kept} />
      </div>
    </Card>
  );
}

function Lines({ title, lines }: { title: string; lines: DataLine[] }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="text-sm font-semibold tracking-wide text-accent">{title}</h3>
      <dl className="mt-3 flex flex-col gap-4">
        {lines.map(({ title: name, words, off }) => (
          <div key={name} className="flex flex-col gap-1">
            <dt className="font-medium wrap-anywhere">{name}</dt>
            <dd className="text-muted">{words}</dd>
            {off ? <dd className="text-sm text-muted">{off}</dd> : null}
          </div>
        ))}
      </dl>
    </section>
  );
}
