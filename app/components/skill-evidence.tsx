import { Form, Link } from "@remix-run/react";
import { clsx } from "clsx";
import { Mic, PencilLine, Sparkles } from "lucide-react";
import type { ShownEvidence, ShownXp } from "~/domain/progress/describe-skill";
import { SKILL_INTENTS } from "~/domain/progress/skill-intents";
import { Badge } from "./ui/badge";
import { Button } from "./ui/button";
import { Time } from "./ui/time";

type Session = Extract<ShownEvidence, { kind: "session" }>;

/** What a skill rests on, newest first: every session and every row of the ledger. */
export function SkillEvidence({ entries, action }: { entries: ShownEvidence[]; action: string }) {
  return (
    <ol className="flex flex-col">
      {entries.map((entry) => (
        <li
          key={`${entry.kind}-${entry.id}`}
          className="flex gap-4 border-t border-line py-4 first:border-0 first:pt-0"
        >
          <Sign entry={entry} />
          {entry.kind === "session" ? (
            <SessionEntry session={entry} action={action} />
          ) : (
            <div className="min-w-0 flex-1">
              <Head day={entry.day} dayWords={entry.dayWords}>
                {entry.reason}
              </Head>
              <XpLine row={entry} reasonShown />
              <Quote text={entry.quote} />
              {entry.href ? <CallLink href={entry.href} /> : null}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

function Sign({ entry }: { entry: ShownEvidence }) {
  const Icon = entry.kind === "xp" ? Sparkles : entry.source === "talk" ? Mic : PencilLine;
  return (
    <span aria-hidden className="grid size-10 shrink-0 place-items-center rounded-full bg-raised text-accent">
      <Icon className="size-5" />
    </span>
  );
}

function Head({ day, dayWords, children }: { day: string; dayWords: string; children: React.ReactNode }) {
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-3">
      <span className="min-w-0 font-medium first-letter:uppercase">{children}</span>
      <Time at={day} className="text-sm text-muted">
        {dayWords}
      </Time>
    </p>
  );
}

function SessionEntry({ session, action }: { session: Session; action: string }) {
  const byHand = session.source === "hand";
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <Head day={session.day} dayWords={session.dayWords}>
        {session.length}
      </Head>
      <p className="text-sm text-muted">
        {byHand ? "Logged by hand" : "Said in a talk"}
        {session.under ? `, as ${session.under}` : null}
      </p>
      {session.isPending ? (
        <p>
          <Badge tone="live">Being added up</Badge>
        </p>
      ) : null}
      <Quote text={session.quote} />
      {session.note ? <p className="whitespace-pre-line">{session.note}</p> : null}
      {session.xp.length > 0 ? (
        <ul aria-label="XP of this session" className="flex flex-col">
          {session.xp.map((row) => (
            <li key={row.id}>
              <XpLine row={row} />
            </li>
          ))}
        </ul>
      ) : null}
      {session.href ? <CallLink href={session.href} /> : null}
      {byHand ? (
        <details>
          <summary className="unfold -ml-2 min-h-11 rounded-full px-2 text-sm text-muted hover:text-text sm:min-h-8">
            Remove
          </summary>
          <Form
            method="post"
            action={action}
            preventScrollReset
            className="mt-1 flex flex-col items-start gap-2"
          >
            <input type="hidden" name="sessionId" value={session.id} />
            <p className="text-sm text-muted">
              Its minutes and XP are taken back. The ledger keeps both rows.
            </p>
            <Button type="submit" name="intent" value={SKILL_INTENTS.remove} size="sm" variant="secondary">
              Remove this session
            </Button>
          </Form>
        </details>
      ) : null}
    </div>
  );
}

function XpLine({ row, reasonShown = false }: { row: ShownXp; reasonShown?: boolean }) {
  const isBack = row.state === "reversal";
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <span
        className={clsx(
          "tabular font-semibold",
          row.state === "award" ? "text-amber" : "text-muted",
          row.state === "reversed" && "line-through",
        )}
      >
        {row.amount}
      </span>
      <span className="text-muted">
        {reasonShown ? null : row.reason}
        {isBack ? " taken back" : null}
        {row.how ? ` ${row.how}` : null}
      </span>
    </p>
  );
}

function Quote({ text }: { text: string | null }) {
  if (!text) return null;
  return <blockquote className="border-l-2 border-line pl-3 text-muted">“{text}”</blockquote>;
}

function CallLink({ href }: { href: string }) {
  return (
    <p>
      <Link to={href} prefetch="intent" className="link inline-flex min-h-11 items-center text-sm sm:min-h-8">
        {href.includes("#") ? "Where you said it" : "See the call"}
      </Link>
    </p>
  );
}
