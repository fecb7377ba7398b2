import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { countryHours, hoursWords, isWithin } from "~/domain/schedule/call-hours";
import { dayWords } from "~/domain/schedule/day-words";
import { localDateAt, localDayAt, localTimeAt } from "~/domain/schedule/local-time";
import { AppError } from "~/lib/app-error";
import { dateColumn } from "~/lib/columns";
import { SECOND } from "~/lib/time";
import { callSettings, configuredProvider } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { assertService } from "./assert-service.server";
import { assertStaying } from "./assert-staying.server";
import { CAP_WINDOW, capsFor, roomAt } from "./dial-caps";
import { loadCallPlan } from "./load-call-plan.server";
import { CODE_VALID } from "./phone-code";
import { isReservedNumber, readPhoneNumber } from "./phone-number";
import { recordStep } from "./record-step.server";
import { isMoneySpent, moneyIsSpent } from "./room-to-talk.server";

/** How many codes an account may ask for within `CAP_WINDOW`, whether or not their calls were dialled. */
const ASKED_OF_USER = 10;
/** An account whose numbers turned out so often to be somebody else's proves no other by itself. */
const WRONG_NUMBERS = 2;

/**
 * Has a call read out a code that proves the person's number, or says why it can't, before anything rings. The
 * worker dials. It runs as the service, because it asks whether the number is another account's; it writes the
 * person's own rows alone.
 *
 * @param userId the signed-in person, who asks for their own number
 * @param now the instant of the request; the code works for `CODE_VALID` from here
 * @returns the call that reads it out
 * @throws {AppError} account_leaving, profile_unfinished, calls_forbidden, number_taken, call_already_live,
 *   too_many_requests, unavailable
 */
export function requestPhoneCode(
  userId: string,
  now: Date,
): Promise<{ callId: string; status: "queued"; expiresAt: Date }> {
  return withService(async (tx) => {
    // One request at a time per person: of twenty at once, one makes the call and the others see it.
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    await assertService(tx);
    const { phone, localTz, dayStart } = await assertMayProve(tx, userId, now);
    await assertNothingLive(tx, userId);
    assertHours(phone, localTz, now);
    await assertRoom(tx, { userId, phone, localTz }, now);
    if (await isMoneySpent(now, (work) => work(tx))) throw moneyIsSpent(localTz, now);
    const call = await tx.call.create({
      data: {
        userId,
        kind: "verification",
        localDate: dateColumn(localDayAt(now, localTz, dayStart)),
        provider: configuredProvider(),
        scheduledAt: now,
      },
      select: { id: true },
    });
    const expiresAt = new Date(now.getTime() + CODE_VALID);
    await tx.phoneVerification.create({
      data: { userId, phone, callId: call.id, createdAt: now, expiresAt },
      select: { id: true },
    });
    await recordStep(tx, { id: call.id, userId }, "requested", now);
    await enqueue(tx, "place_call", { callId: call.id });
    return { callId: call.id, status: "queued" as const, expiresAt };
  });
}

async function assertMayProve(tx: Tx, userId: string, now: Date) {
  await assertStaying(tx, userId);
  const plan = await loadCallPlan(tx, userId, now);
  const { phone, localTz, dayStart, firstName } = plan;
  if (!localTz || !firstName) throw new AppError("profile_unfinished");
  const forbid = (words: string) => new AppError("calls_forbidden", words);
  if (!phone) throw forbid("Add your phone number in Settings first.");
  if (plan.phoneProved) throw forbid("This number is verified already. No code is needed.");
  if (!plan.consented) throw forbid("You withdrew your consent to calls. Give it again in Settings first.");
  if (plan.phoneBlocked) throw forbid("This number asked never to be called, so nothing will ring it.");
  const number = readPhoneNumber(phone, callSettings());
  if (!number.ok) throw forbid(number.problem);
  const owner = await tx.user.findFirst({
    where: { phone, phoneVerifiedAt: { not: null }, id: { not: userId } },
    select: { id: true },
  });
  if (owner) throw new AppError("number_taken");
  if ((await wrongNumbersOf(tx, userId)) >= WRONG_NUMBERS) {
    throw forbid(
      "Numbers of this account were somebody else's more than once, so it gets no more codes. Write to whoever runs this instance.",
    );
  }
  return { phone, localTz, dayStart };
}

/** How many numbers of an account turned out to be somebody else's since it was flagged. */
async function wrongNumbersOf(tx: Tx, userId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ phone: string }[]>`
    select distinct c.to_number as phone
    from users u join calls c on c.user_id = u.id join call_events e on e.call_id = c.id
    where u.id = ${userId}::uuid and e.kind = 'calls_stopped' and e.detail ->> 'reason' = 'wrong_number'
      and e.at >= u.flagged_at and c.to_number is not null`;
  return rows.filter(({ phone }) => !isReservedNumber(phone)).length;
}

async function assertNothingLive(tx: Tx, userId: string): Promise<void> {
  const live = await tx.call.findFirst({
    where: {
      userId,
      OR: [
        { status: { in: ["dialing", "ringing", "in_progress"] } },
        { kind: "verification", status: "queued" },
      ],
    },
    select: { id: true },
  });
  if (live) throw new AppError("call_already_live");
}

/** The number isn't theirs yet as far as anybody knows: no window of theirs counts, only its country's hours. */
function assertHours(phone: string, zone: string, now: Date): void {
  const hours = countryHours(phone);
  const time = localTimeAt(now, zone);
  if (isWithin(time, hours)) return;
  const day = time < hours.opens ? "today" : "tomorrow";
  throw new AppError(
    "calls_forbidden",
    `Calls with a code ring from ${hoursWords(hours)} only. Ask for one ${day} from ${hours.opens}.`,
  );
}

/** The dial guard counts again; here the person learns it before anything is queued. */
async function assertRoom(
  tx: Tx,
  { userId, phone, localTz }: { userId: string; phone: string; localTz: string },
  now: Date,
): Promise<void> {
  const since = { gt: new Date(now.getTime() - CAP_WINDOW) };
  const oldestFirst = { orderBy: { dialedAt: "asc" }, select: { dialedAt: true, kind: true } } as const;
  const toNumber = await tx.call.findMany({ where: { toNumber: phone, dialedAt: since }, ...oldestFirst });
  const ofUser = await tx.call.findMany({ where: { userId, dialedAt: since }, ...oldestFirst });
  const asked = await tx.phoneVerification.findMany({
    where: { userId, createdAt: since },
    orderBy: { createdAt: "asc" },
    select: { createdAt: true },
  });
  const caps = capsFor(isReservedNumber(phone));
  const waits = [
    roomAt(instants(toNumber), caps.number),
    roomAt(instants(toNumber, "verification"), caps.codesToNumber),
    roomAt(instants(ofUser), caps.user),
    roomAt(instants(ofUser, "verification"), caps.codesOfUser),
    roomAt(
      asked.map(({ createdAt }) => createdAt),
      ASKED_OF_USER,
    ),
  ].filter((at) => at !== null);
  if (waits.length > 0) {
    const at = new Date(Math.max(...waits.map((wait) => wait.getTime())));
    const day = dayWords(localDateAt(at, localTz), localDateAt(now, localTz));
    throw new AppError(
      "too_many_requests",
      `That was a lot of calls in 24 hours. Ask for a code ${day} after ${localTimeAt(at, localTz)}.`,
      { retryAfterSeconds: Math.ceil((at.getTime() - now.getTime()) / SECOND) },
    );
  }
  const { perDay } = callSettings().limits;
  const dialed = { dialedAt: since, toNumber: { not: null } };
  if (perDay !== null && (await tx.call.count({ where: dialed, take: perDay })) >= perDay) {
    throw new AppError(
      "unavailable",
      "This instance has placed all the calls it may for now. Try again later.",
    );
  }
}

function instants(calls: { dialedAt: Date | null; kind: string }[], kind?: string): Date[] {
  return calls.flatMap((call) => (call.dialedAt && (!kind || call.kind === kind) ? [call.dialedAt] : []));
}
