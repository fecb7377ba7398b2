import { Prisma } from "~/db/client.server";
import { withUser } from "~/db/with-user.server";
import { lookFrom, type StoredLook } from "~/domain/accounts/companion";
import { roomBilling } from "~/domain/billing/room-billing";
import type { CallSummary } from "~/domain/calls/call-summary";
import { dashboardCalls, STANDING_ELSEWHERE } from "~/domain/calls/dashboard-calls";
import { RECALLS_PER_DAY } from "~/domain/checkpoints/spread";
import { type PlanRow, planFrom } from "~/domain/schedule/stored-plan";
import { AppError } from "~/lib/app-error";
import { dateColumn, type LocalDate, timeColumn } from "~/lib/columns";
import { isUuid } from "~/lib/uuid";
import { paymentSettings } from "~/providers/payments/registry.server";
import type { Language } from "~/providers/telephony/provider";
import { callSettings } from "~/providers/telephony/registry.server";
import type { Finding } from "./findings";
import {
  PROGRESS_COLUMNS,
  PROGRESS_FROM,
  type ProgressRow,
  shownProgress,
  whoAndWhen,
} from "./progress-columns.server";
import {
  billingColumns,
  callColumns,
  justDoneColumn,
  PERSON_COLUMNS,
  RECALL_COLUMNS,
  TALK_COLUMNS,
} from "./room-columns.server";
import { asWorldSkill, type StoredSkill, worldSkillsOf } from "./world-queries.server";
import { describeWorld } from "./world-view";

/** A talk that was written up. */
export type KeptTalk = { callId: string; day: LocalDate; language: Language; found: Finding[] };

type Due = {
  itemId: string;
  question: string;
  quote: string;
  skill: string | null;
  callId: string;
  learnedDay: LocalDate;
};
type Heard = {
  reviewId: string;
  itemId: string;
  callId: string;
  question: string;
  /** What they had learned. */
  quote: string;
  /** What they said on the call. */
  heard: string;
  turns: number[];
  rating: number;
  learnedDay: LocalDate;
};

type Row = ProgressRow & {
  person: Record<string, unknown>;
  look: StoredLook;
  open_calls: CallSummary[];
  newest_calls: CallSummary[];
  writing_up: string | null;
  switched_off: boolean;
  recalls_asked: number;
  recalls_due: Due[];
  recalls_heard: Heard[];
  skills: StoredSkill[];
  just_done: { id: string; title: string } | null;
  kept_talk: (KeptTalk & { kind: string; xp: number; quests: number }) | null;
  old_talks: KeptTalk[];
  forgotten: { callId: string; turns: number[] }[];
  plan: Record<string, unknown> | null;
  counted_talks: Record<string, unknown>[];
};

/**
 * Everything that the dashboard shows of a person, in one statement.
 *
 * @param options.recent how many calls that are over at the most
 * @param options.done id of a quest that was tapped as done a moment ago, from the URL: any text
 * @param now decides what is due and which local day it is
 * @returns `user`: for `readyUser`; `paused`: no call rings on this instance; what stood on something forgotten is in
 *   none of `talks`; `billing`: null where payments are off
 * @throws {AppError} signed_out when the account is gone
 */
export async function loadRoom(userId: string, options: { recent: number; done?: string | null }, now: Date) {
  const done = options.done && isUuid(options.done) ? options.done : null;
  const columns = [
    PROGRESS_COLUMNS,
    PERSON_COLUMNS,
    callColumns(options.recent + STANDING_ELSEWHERE, now),
    RECALL_COLUMNS,
    justDoneColumn(done, now),
    TALK_COLUMNS,
    billingColumns(now),
    Prisma.sql`${worldSkillsOf(Prisma.sql`me.id`)} as skills`,
  ];
  const [row] = await withUser(
    userId,
    (tx) => tx.$queryRaw<Row[]>`/* room */
      with me as materialized (${whoAndWhen(userId, now)}) select ${Prisma.join(columns)} from ${PROGRESS_FROM}`,
  );
  if (!row) throw new AppError("signed_out");
  const settings = callSettings();
  const { mode: payments, planMinutes } = paymentSettings();
  const gone = new Set(
    row.forgotten.flatMap(({ callId, turns }) => turns.map((turn) => `${callId}:${turn}`)),
  );
  const remembered = <Talk extends KeptTalk>(talk: Talk): Talk => ({
    ...talk,
    found: talk.found.filter(({ turns }) => !turns.some((turn) => gone.has(`${talk.callId}:${turn}`))),
  });
  return {
    user: planFrom(planRow(row.person), { ...settings, payments }, now),
    look: lookFrom(row.look),
    billing:
      payments === "off"
        ? null
        : await roomBilling(payments, { plan: row.plan, talks: row.counted_talks, planMinutes }, now),
    paused: settings.paused || row.switched_off,
    calls: dashboardCalls(
      row.open_calls.map(asSummary),
      row.newest_calls.map(asSummary),
      options.recent,
      row.writing_up,
      now,
    ),
    writing: row.writing_up,
    progress: shownProgress(row, now),
    recalls: {
      due: row.recalls_due.slice(0, Math.max(0, RECALLS_PER_DAY - row.recalls_asked)),
      toConfirm: row.recalls_heard,
    },
    world: describeWorld(
      {
        zone: row.zone,
        dayStart: row.day_start,
        xp: row.xp,
        skills: row.skills.map(asWorldSkill),
        banner: null,
      },
      now,
    ),
    justDone: row.just_done,
    talks: {
      last: row.kept_talk && remembered(row.kept_talk),
      old: row.old_talks.map(remembered),
    },
  };
}

const iso = (value: string | null) => (value === null ? null : new Date(value).toISOString());

/** JSON has no instants: the same as a list of calls says them. */
function asSummary(call: CallSummary): CallSummary {
  return {
    ...call,
    scheduledAt: new Date(call.scheduledAt).toISOString(),
    dialedAt: iso(call.dialedAt),
    answeredAt: iso(call.answeredAt),
    endedAt: iso(call.endedAt),
  };
}

const INSTANTS = ["phoneVerifiedAt", "nextCallAt", "nextSilentAt"];
const DAYS = ["pausedUntil", "skippedDay", "movedDay", "lastSlotDay"];
const TIMES = ["callTime", "eveningWindowStart", "eveningWindowEnd", "movedTime"];

/** JSON has no dates: the same as Prisma reads it. */
function planRow(person: Record<string, unknown>): PlanRow {
  const entries = Object.entries(person).map(([name, value]) => {
    if (typeof value !== "string") return [name, value];
    if (INSTANTS.includes(name)) return [name, new Date(value)];
    if (DAYS.includes(name)) return [name, dateColumn(value)];
    if (TIMES.includes(name)) return [name, timeColumn(value.slice(0, 5))];
    return [name, value];
  });
  const row = Object.fromEntries(entries) as PlanRow;
  return {
    ...row,
    subscription: row.subscription && {
      ...row.subscription,
      accessUntil: row.subscription.accessUntil && new Date(row.subscription.accessUntil),
      firstAccessAt: row.subscription.firstAccessAt && new Date(row.subscription.firstAccessAt),
    },
    consents: row.consents.map((consent) => ({ ...consent, createdAt: new Date(consent.createdAt) })),
  };
}
