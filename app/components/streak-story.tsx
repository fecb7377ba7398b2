import { Award } from "lucide-react";
import { Card } from "./ui/card";

export type StreakStoryProps = {
  facts: { label: string; value: string }[];
  badges: { badge: string; words: string }[];
  past: { key: string; words: string }[];
};

/** What the days have come to: the longest streak, badges, and the streaks before this one. */
export function StreakStory({ facts, badges, past }: StreakStoryProps) {
  return (
    <Card title="Streaks" titleId="streaks">
      <div className="flex flex-col gap-5">
        <dl className="flex flex-col gap-2">
          {facts.map(({ label, value }) => (
            <div key={label} className="flex justify-between gap-4">
              <dt className="text-muted">{label}</dt>
              <dd className="tabular font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
        {badges.length > 0 ? (
          <ul aria-label="Badges" className="flex flex-col gap-3">
            {badges.map(({ badge, words }) => (
              <li key={badge} className="flex items-center gap-3">
                <span
                  aria-hidden
                  className="grid size-10 shrink-0 place-items-center rounded-full bg-amber-soft text-amber"
                >
                  <Award className="size-5" />
                </span>
                <span>
                  <span className="block font-medium">{badge}</span>
                  <span className="block text-sm text-muted">{words}</span>
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-muted">The first badge comes with seven days.</p>
        )}
        {past.length > 0 ? (
          <details>
            <summary className="unfold -ml-2 min-h-11 cursor-pointer rounded-full px-2 text-sm text-muted hover:text-text">
              Streaks before this one
            </summary>
            <ul className="mt-1 flex flex-col gap-1.5">
              {past.map(({ key, words }) => (
                <li key={key}>{words}</li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </Card>
  );
}
