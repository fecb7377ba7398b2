import { isDeepStrictEqual } from "node:util";
import type { Tx } from "~/db/transaction.server";
import { isSensitive } from "~/domain/conversation/sensitive";
import { daysAfter } from "~/domain/schedule/local-time";
import { dateColumn, fromDateColumn, type LocalDate } from "~/lib/columns";
import { LANGUAGES, type Language } from "~/providers/telephony/provider";
import { DAYS_BETWEEN_FOLLOW_UPS, type FollowUpChoice, type RecallChoice } from "./agenda";
import type { Finding, FindingOf } from "./findings";
import { forgottenTurns } from "./forgotten-turns.server";
import type { Person } from "./settle-days.server";
import { plainName } from "./skill-match";
import { spokenPromise } from "./spoken-promise";

/** More than that nobody is asked in a month. */
const MOST_RECALLS = 60;

/** A talk with what was read out of it. */
type ReadTalk = { callId: string; day: LocalDate; language: Language; found: readonly Finding[] };

/**
 * Prepares what the next talk may bring up: promises that are open, first those that are due; the latest next step;
 * what is to be recalled. Nothing grave is in it.
 *
 * @param tx a service transaction that holds the person's row
 * @param language the person's
 */
export async function settlePlan(tx: Tx, person: Person, language: Language): Promise<void> {
  const { userId, now } = person;
  const isForgotten = await forgottenTurns(tx, userId);
  const followUps = await followUpsOf(tx, person, language, isForgotten);
  const recalls = await recallsOf(tx, userId, language, isForgotten);
  const kept = await tx.talkPlan.findUnique({ where: { userId } });
  if (isDeepStrictEqual([kept?.followUps ?? [], kept?.recalls ?? []], [followUps, recalls])) return;
  const plan = { followUps: followUps as object[], recalls: recalls as object[], updatedAt: now };
  await tx.talkPlan.upsert({
    where: { userId },
    create: { userId, ...plan },
    update: plan,
    select: { userId: true },
  });
}

type IsForgotten = Awaited<ReturnType<typeof forgottenTurns>>;

async function followUpsOf(
  tx: Tx,
  { userId, today }: Person,
  language: Language,
  isForgotten: IsForgotten,
): Promise<FollowUpChoice[]> {
  const weekAgo = daysAfter(today, -DAYS_BETWEEN_FOLLOW_UPS);
  const promises = await tx.quest.findMany({
    where: {
      userId,
      source: "promise",
      // Long past ones say nothing of the latest step.
      OR: [
        { status: { in: ["open", "waiting"] } },
        { createdDay: { gte: dateColumn(weekAgo) } },
        { closedAt: { gte: dateColumn(daysAfter(weekAgo, -1)) } },
      ],
    },
    orderBy: [
      { dueDay: { sort: "asc", nulls: "last" } },
      { createdDay: "desc" },
      { createdAt: "desc" },
      { key: "asc" },
    ],
    select: {
      id: true,
      title: true,
      dueDay: true,
      createdDay: true,
      status: true,
      callId: true,
      findingKey: true,
      quote: true,
      turns: true,
      sensitive: true,
    },
  });
  const open = promises.filter(
    ({ status, callId, turns, sensitive }) => status === "open" && !sensitive && !isForgotten(callId, turns),
  );
  const talks = await talksOf(
    tx,
    userId,
    weekAgo,
    open.flatMap(({ callId }) => callId ?? []),
  );
  const asked = await askedSince(tx, userId, daysAfter(weekAgo, -1));

  const ofQuests = open.flatMap((quest): (FollowUpChoice & { grave: string })[] => {
    const talk = talks.find(({ callId }) => callId === quest.callId);
    const finding = talk?.found.find(({ key }) => key === quest.findingKey);
    const step = finding?.kind === "next_step" && isTitle(finding.step, quest.title) ? finding.step : null;
    const key = `quest:${quest.id}`;
    const dueDay = quest.dueDay && fromDateColumn(quest.dueDay);
    // What was promised today isn't asked about today.
    const nextDay = daysAfter(fromDateColumn(quest.createdDay), 1);
    return [
      {
        key,
        text: step ?? spokenPromise(quest.title, talk?.language ?? language),
        questId: quest.id,
        from: dueDay && dueDay > nextDay ? dueDay : nextDay,
        until: null,
        askedOn: asked.get(key) ?? null,
        grave: `${quest.title}. ${quest.quote ?? ""}`,
      },
    ];
  });
  const latest = talks.find(({ day, found }) => day >= weekAgo && found.some(isStep));
  const step = latest?.found.find(isStep);
  const isQuest = (title: string) => promises.some((quest) => isTitle(title, quest.title));
  const isKept = promises.some(
    ({ callId, findingKey }) => callId === latest?.callId && findingKey === step?.key,
  );
  const ofStep =
    latest &&
    step &&
    !isForgotten(latest.callId, step.turns) &&
    !isKept &&
    !isQuest(step.step) &&
    !isPromised(step, latest.found)
      ? [
          {
            key: `step:${latest.callId}`,
            text: step.step,
            questId: null,
            from: daysAfter(latest.day, 1),
            until: daysAfter(latest.day, DAYS_BETWEEN_FOLLOW_UPS),
            askedOn: asked.get(`step:${latest.callId}`) ?? null,
            grave: `${step.step}. ${step.quote}`,
          },
        ]
      : [];
  return [...ofQuests, ...ofStep]
    .filter(({ text, grave }) => text !== "" && !isSensitive(`${text}. ${grave}`, language))
    .map(({ grave: _, ...choice }) => choice);
}

const isStep = (finding: Finding): finding is FindingOf<"next_step"> => finding.kind === "next_step";
const isTitle = (step: string, title: string) => plainName(step) === plainName(title);
const isPromised = ({ turns }: Finding, found: readonly Finding[]) =>
  found.some(
    (finding) => finding.kind === "commitment" && finding.turns.some((turn) => turns.includes(turn)),
  );

/** Newest first: the talks since a day, and some by name. */
async function talksOf(tx: Tx, userId: string, since: LocalDate, callIds: string[]): Promise<ReadTalk[]> {
  const rows = await tx.reflection.findMany({
    where: { userId, OR: [{ localDate: { gte: dateColumn(since) } }, { callId: { in: callIds } }] },
    orderBy: [{ toldAt: "desc" }, { callId: "asc" }],
    select: { callId: true, localDate: true, language: true, found: true },
  });
  return rows.map(({ callId, localDate, language, found }) => ({
    callId,
    day: fromDateColumn(localDate),
    language: LANGUAGES.find((one) => one === language) ?? "en",
    found: found as Finding[],
  }));
}

/** When each follow-up was last brought up in a talk, by its key. */
async function askedSince(tx: Tx, userId: string, since: LocalDate): Promise<Map<string, LocalDate>> {
  const rows = await tx.$queryRaw<{ key: string; day: Date }[]>`
    select agenda->'followUp'->>'key' as key, max(local_date) as day from calls
    where user_id = ${userId}::uuid and status = 'completed' and local_date >= ${dateColumn(since)}::date
      and agenda->'followUp'->>'key' is not null
    group by 1`;
  return new Map(rows.map(({ key, day }) => [key, fromDateColumn(day)]));
}

async function recallsOf(
  tx: Tx,
  userId: string,
  language: Language,
  isForgotten: IsForgotten,
): Promise<RecallChoice[]> {
  const items = await tx.checkpointItem.findMany({
    where: { userId, retiredAt: null, sensitive: false },
    orderBy: [{ askDay: "asc" }, { dueDay: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: { id: true, question: true, text: true, quote: true, askDay: true, callId: true, turns: true },
    take: MOST_RECALLS,
  });
  return items
    .filter(({ callId, turns }) => !isForgotten(callId, turns))
    .filter(({ question, text, quote }) => !isSensitive(`${question} ${text}. ${quote}`, language))
    .map(({ id, question, askDay }) => ({ itemId: id, question, askDay: fromDateColumn(askDay) }));
}
