import { Link } from "@remix-run/react";
import { Sparkles } from "lucide-react";
import { Badge } from "./ui/badge";
import { ButtonLink } from "./ui/button";
import { Card } from "./ui/card";

export type TalkGainsProps = {
  /** What stands in the ledger for this talk, in the order it was earned. */
  xp: { id: string; amount: number; reason: string; how: string | null; quote: string | null }[];
  practice: { id: string; skillId: string; skill: string; words: string }[];
  quests: { id: string; title: string; due: string | null; status: string }[];
  /** Why the reflection itself earned nothing, where that needs saying. */
  note: string | null;
  /** The next daily call: "tomorrow at 19:30, Berlin". */
  next: string | null;
};

const QUEST_STATE: Record<string, { label: string; tone: "accent" | "done" | "neutral" }> = {
  open: { label: "Open", tone: "accent" },
  waiting: { label: "Set aside", tone: "neutral" },
  done: { label: "Done", tone: "done" },
  dropped: { label: "Let go", tone: "neutral" },
};

/** What a talk brought: XP with its reasons, practice, quests, and when the next one is. */
export function TalkGains({ xp, practice, quests, note, next }: TalkGainsProps) {
  const total = xp.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <Card
      title="What it brought"
      titleId="gains"
      aside={
        total > 0 ? (
          <span className="tabular inline-flex items-center gap-1.5 text-lg font-semibold text-amber">
            <Sparkles aria-hidden className="size-5" />+{total} XP
          </span>
        ) : null
      }
    >
      <div className="flex flex-col gap-6">
        {xp.length > 0 ? (
          <ul aria-label="XP and why" className="flex flex-col gap-2.5">
            {xp.map(({ id, amount, reason, how }) => (
              <li key={id} className="flex items-baseline justify-between gap-4">
                <span className="min-w-0">
                  {reason}
                  {how ? <span className="block text-sm text-muted">{how}</span> : null}
                </span>
                <span className="tabular shrink-0 font-semibold">+{amount}</span>
              </li>
            ))}
          </ul>
        ) : note ? null : (
          <p className="text-muted">No XP this time.</p>
        )}
        {note ? <p className="text-sm text-muted">{note}</p> : null}
        {practice.length > 0 ? (
          <Part title="Practice">
            {practice.map(({ id, skillId, skill, words }) => (
              <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4">
                <Link to={`/skills/${skillId}`} prefetch="intent" className="link tap font-medium">
                  {skill}
                </Link>
                <span className="text-muted">{words}</span>
              </li>
            ))}
          </Part>
        ) : null}
        {quests.length > 0 ? (
          <Part title="Quests">
            {quests.map(({ id, title, due, status }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span className="min-w-0">
                  <span className="font-medium">{title}</span>
                  {due ? <span className="block text-sm text-muted">{due}</span> : null}
                </span>
                <Badge tone={QUEST_STATE[status]?.tone}>{QUEST_STATE[status]?.label ?? status}</Badge>
              </li>
            ))}
            <li>
              <ButtonLink to="/dashboard#quests" variant="ghost" size="sm" className="-ml-3">
                See all quests
              </ButtonLink>
            </li>
          </Part>
        ) : null}
        {next ? (
          <p className="text-muted">
            We talk again <strong className="font-semibold text-text">{next}</strong>.
          </p>
        ) : null}
      </div>
    </Card>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2.5">
      <h3 className="text-sm font-semibold tracking-wide text-accent">{title}</h3>
      <ul className="flex flex-col gap-2.5">{children}</ul>
    </section>
  );
}
