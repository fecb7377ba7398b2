import { OPENS_AT } from "~/domain/progress/level";
import { Card } from "./ui/card";

/** What the signs of the map mean. */
export function WorldKey({ isClear }: { isClear: boolean }) {
  return (
    <Card title="How to read it" titleId="world-key">
      <ul className="flex flex-col gap-3 text-muted">
        <Line
          sign={<circle cx="12" cy="12" r="9" pathLength="100" strokeDasharray="70 100" className="w-ring" />}
        >
          The ring fills on the way to the next level. At levels 5, 10, 30, 60 and 90 the shrine grows.
        </Line>
        <Line sign={<circle cx="12" cy="12" r="8" className="w-peek-due" />}>
          A warm glow: a check-point is due.
        </Line>
        <Line sign={<circle cx="12" cy="12" r="8" className="w-key-rest" />}>
          A softer light: four weeks without practice. Nothing is lost.
        </Line>
        <Line sign={<circle cx="12" cy="12" r="9" className="w-key-fog" />}>
          {isClear
            ? "Fog: skills to discover. Those next to yours show through it."
            : `Fog: skills to discover. From level ${OPENS_AT.fogLifts} on, those next to yours show through it.`}
        </Line>
      </ul>
    </Card>
  );
}

function Line({ sign, children }: { sign: React.ReactNode; children: React.ReactNode }) {
  return (
    <li className="flex gap-3">
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" className="w-tech mt-0.5 size-6 shrink-0">
        {sign}
      </svg>
      <span>{children}</span>
    </li>
  );
}
