import { describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "~/lib/time";
import { capsFor, type DialedLately } from "./dial-caps";
import {
  CATCH_UP_WINDOW,
  type DialDecision,
  type DialQuestion,
  decideDial,
  isAskedForNow,
  WAITING_WINDOW,
} from "./dial-guard";

const slot = new Date("2026-01-05T18:30:00Z");
const past = (ms: number) => new Date(slot.getTime() + ms);

const daily: DialQuestion["call"] = {
  kind: "daily",
  localDate: "2026-01-05",
  scheduledAt: slot,
  // The tick makes the row a little after the slot; that of a further try is made half an hour before.
  createdAt: past(20 * SECOND),
};
const furtherTry = { ...daily, createdAt: past(-30 * MINUTE) };
const askedNow: DialQuestion["call"] = { ...daily, kind: "on_demand", createdAt: slot };
const askedLater = { ...askedNow, createdAt: past(-20 * MINUTE) };
const withCode: DialQuestion["call"] = { ...askedNow, kind: "verification" };

const noneLately: DialedLately = {
  toNumber: 0,
  ofUser: 0,
  codesToNumber: 0,
  codesOfUser: 0,
  instanceIsFull: false,
};

const allowed: DialQuestion = {
  call: daily,
  paused: false,
  leaving: false,
  callEnabled: true,
  consented: true,
  phoneProved: true,
  phoneBlocked: false,
  numberAllowed: true,
  numberTaken: false,
  codePending: false,
  entitled: true,
  pausedUntil: null,
  skippedDay: null,
  otherCallLive: false,
  answeredAlready: false,
  dialedLately: noneLately,
  caps: capsFor(false),
  noTalk: null,
  hours: { opens: "08:00", closes: "21:00" },
  localTime: "19:30",
  plannedTime: "19:30",
};
const decide = (change: Partial<DialQuestion>, now = slot) => decideDial({ ...allowed, ...change }, now);

const dial: DialDecision = { verdict: "dial" };
const refuse = (reason: string) => ({ verdict: "refuse", reason });
const wait = (reason: string, until: Date) => ({ verdict: "wait", reason, until });

test.each<[string, Partial<DialQuestion>, string]>([
  ["is our fault", {}, "service_fault"],
  ["says so when calls were paused here", { paused: true }, "calls_paused"],
  ["says so when the user was on another call", { otherCallLive: true }, "another_call_is_live"],
])("a call that was planned inside the hours and comes after them %s", (_, change, reason) => {
  const late = { localTime: "21:05", plannedTime: "20:50", ...change };
  for (const call of [daily, furtherTry, askedLater]) {
    expect(decide({ ...late, call }, past(5 * MINUTE))).toEqual(refuse(reason));
  }
});

describe("the time of a call", () => {
  test.each([
    ["a daily call", daily, CATCH_UP_WINDOW],
    ["a further try", furtherTry, CATCH_UP_WINDOW],
    ["a call asked for now", askedNow, WAITING_WINDOW],
    ["a call asked for later", askedLater, WAITING_WINDOW],
    ["an inbound call", { ...daily, kind: "inbound" as const }, WAITING_WINDOW],
  ])("%s rings from its time on, as long as it is fresh", (_, call, window) => {
    expect(decide({ call }, past(-1))).toEqual(wait("not_yet", slot));
    expect(decide({ call }, past(-20 * HOUR))).toEqual(wait("not_yet", slot));
    expect(decide({ call }, slot)).toEqual(dial);
    expect(decide({ call }, past(window))).toEqual(dial);
    expect(decide({ call }, past(window + 1))).toEqual(refuse("service_fault"));
    expect(decide({ call }, past(24 * HOUR))).toEqual(refuse("service_fault"));
  });

  test("the windows are those that were promised", () => {
    expect([CATCH_UP_WINDOW, WAITING_WINDOW]).toEqual([45 * MINUTE, 10 * MINUTE]);
  });
});

describe("what forbids a call", () => {
  const everyone = [daily, furtherTry, askedNow, askedLater];
  const bySlot = [daily, furtherTry];
  const byHours = [daily, furtherTry, askedLater];

  test.each<[string, Partial<DialQuestion>, string, DialQuestion["call"][]]>([
    ["the account is being deleted", { leaving: true, callEnabled: false }, "account_leaving", everyone],
    ["daily calls are off", { callEnabled: false }, "calls_off", bySlot],
    ["consent was withdrawn", { consented: false }, "consent_withdrawn", everyone],
    ["the number is blocked", { phoneBlocked: true }, "phone_blocked", everyone],
    ["a number of a kind that isn't called", { numberAllowed: false }, "number_not_allowed", everyone],
    ["a number of another account", { numberTaken: true }, "number_taken", everyone],
    ["the number isn't theirs", { phoneProved: false }, "phone_not_proved", everyone],
    ["no plan", { entitled: false }, "no_entitlement", everyone],
    ["a pause until the day after", { pausedUntil: "2026-01-06" }, "paused", bySlot],
    ["a skip of the day", { skippedDay: "2026-01-05" }, "skipped", bySlot],
    ["another attempt was answered", { answeredAlready: true }, "already_answered", bySlot],
    ["the minute before the hours", { localTime: "07:59", plannedTime: "07:59" }, "outside_hours", byHours],
    [
      "the minute in which the hours end",
      { localTime: "21:00", plannedTime: "21:00" },
      "outside_hours",
      byHours,
    ],
    ["a window of the user's own", { hours: { opens: "19:31", closes: "20:00" } }, "outside_hours", byHours],
    ["hours without a minute", { hours: { opens: "19:30", closes: "19:30" } }, "outside_hours", byHours],
    [
      "the gap of hours over midnight",
      { hours: { opens: "21:00", closes: "02:00" } },
      "outside_hours",
      byHours,
    ],
  ])("%s", (_, change, reason, bound) => {
    for (const call of everyone) {
      expect(decide({ ...change, call })).toEqual(bound.includes(call) ? refuse(reason) : dial);
    }
  });

  test.each<[string, Partial<DialQuestion>]>([
    ["a pause that ends with the day", { pausedUntil: "2026-01-05" }],
    ["a pause that is long over", { pausedUntil: "2025-12-24" }],
    ["a skip of the day before", { skippedDay: "2026-01-04" }],
    ["a skip of the day after", { skippedDay: "2026-01-06" }],
    ["the first minute of the hours", { localTime: "08:00", plannedTime: "08:00" }],
    ["the last minute of the hours", { localTime: "20:59", plannedTime: "20:59" }],
    [
      "hours over midnight, before it",
      { localTime: "23:30", plannedTime: "23:30", hours: { opens: "21:00", closes: "02:00" } },
    ],
    [
      "hours over midnight, after it",
      { localTime: "01:59", plannedTime: "01:59", hours: { opens: "21:00", closes: "02:00" } },
    ],
  ])("%s forbids nothing", (_, change) => {
    for (const call of everyone) expect(decide({ ...change, call })).toEqual(dial);
  });

  test("the local day of the call counts, not the day on which it rings", () => {
    const nightBefore = { ...daily, localDate: "2026-01-04" };
    expect(decide({ call: nightBefore, skippedDay: "2026-01-04" })).toEqual(refuse("skipped"));
    expect(decide({ call: nightBefore, skippedDay: "2026-01-05" })).toEqual(dial);
    expect(decide({ call: nightBefore, pausedUntil: "2026-01-05" })).toEqual(refuse("paused"));
  });
});

describe("a call with a code", () => {
  const unproved = { call: withCode, codePending: true, phoneProved: false };

  test.each<[string, Partial<DialQuestion>]>([
    ["a plan", { entitled: false }],
    ["daily calls", { callEnabled: false }],
    ["an end of the pause", { pausedUntil: "2026-01-06" }],
    ["the day's slot", { skippedDay: "2026-01-05", answeredAlready: true }],
  ])("needs no proof of the number, and not %s", (_, change) =>
    expect(decide({ ...unproved, ...change })).toEqual(dial),
  );

  test.each<[string, Partial<DialQuestion>, string]>([
    ["without consent", { consented: false }, "consent_withdrawn"],
    ["to a blocked number", { phoneBlocked: true }, "phone_blocked"],
    ["to a number of a kind that isn't called", { numberAllowed: false }, "number_not_allowed"],
    ["to a number of another account", { numberTaken: true }, "number_taken"],
    ["whose code doesn't work any more", { codePending: false }, "code_expired"],
    ["before the hours", { localTime: "07:59", plannedTime: "07:59" }, "outside_hours"],
    ["after the hours", { localTime: "21:00", plannedTime: "21:00" }, "outside_hours"],
    ["on another call", { otherCallLive: true }, "another_call_is_live"],
  ])("isn't placed %s", (_, change, reason) =>
    expect(decide({ ...unproved, ...change })).toEqual(refuse(reason)),
  );

  test("waits while calls are paused, as long as somebody waits for it", () => {
    const paused = { ...unproved, paused: true };
    expect(decide(paused)).toEqual(wait("calls_paused", past(5 * SECOND)));
    expect(decide(paused, past(WAITING_WINDOW + 1))).toEqual(refuse("calls_paused"));
  });
});

describe("what was dialled in the last 24 hours", () => {
  const everyKind = [daily, furtherTry, askedNow, askedLater, withCode];
  const code = [withCode];
  test.each<[string, Partial<DialedLately>, string, DialQuestion["call"][]]>([
    ["12 calls to the number", { toNumber: 12 }, "too_many_calls_number", everyKind],
    ["12 calls by the user", { ofUser: 12 }, "too_many_calls_user", everyKind],
    ["3 codes to the number", { codesToNumber: 3 }, "too_many_calls_number", code],
    ["5 codes by the user", { codesOfUser: 5 }, "too_many_calls_user", code],
    ["all that the instance may", { instanceIsFull: true }, "too_many_calls_instance", everyKind],
  ])("%s", (_, lately, reason, bound) => {
    const dialedLately = { ...noneLately, ...lately };
    for (const call of everyKind) {
      const decision = decide({ call, codePending: true, dialedLately });
      expect(decision).toEqual(bound.includes(call) ? refuse(reason) : dial);
    }
  });

  test.each(["minutes_used_up", "spend_cap_reached"] as const)("no talk is possible: %s", (noTalk) => {
    for (const call of everyKind) {
      expect(decide({ call, codePending: true, noTalk })).toEqual(refuse(noTalk));
      // What stands in the way of the person is said before what stands in the way of us.
      expect(decide({ call, codePending: true, noTalk, consented: false })).toEqual(
        refuse("consent_withdrawn"),
      );
    }
    expect(decide({ noTalk }, past(-1))).toEqual({ verdict: "wait", reason: "not_yet", until: slot });
  });

  test("one less of each is no matter", () => {
    const dialedLately = {
      toNumber: 11,
      ofUser: 11,
      codesToNumber: 2,
      codesOfUser: 4,
      instanceIsFull: false,
    };
    for (const call of everyKind) expect(decide({ call, codePending: true, dialedLately })).toEqual(dial);
  });

  test("reserved numbers are shared by many and ring nobody: nobody counts", () => {
    const caps = capsFor(true);
    expect(decide({ caps, dialedLately: { ...noneLately, toNumber: 20 } })).toEqual(dial);
    expect(decide({ caps, dialedLately: { ...noneLately, ofUser: 200 } })).toEqual(dial);
  });
});

describe("a call is asked for now", () => {
  test.each<[string, Partial<DialQuestion["call"]>, boolean]>([
    ["at the moment it is due", {}, true],
    ["a minute ahead", { createdAt: past(-1 * MINUTE) }, true],
    ["more than a minute ahead", { createdAt: past(-1 * MINUTE - 1) }, false],
    ["when its row is younger than its time", { createdAt: past(3 * SECOND) }, true],
    ["by no daily call", { kind: "daily" }, false],
    ["by nobody who calls us", { kind: "inbound" }, false],
  ])("%s", (_, change, expected) => {
    const call = { ...askedNow, ...change };
    expect(isAskedForNow(call)).toBe(expected);
    expect(decide({ call, localTime: "03:00", plannedTime: "03:00" })).toEqual(
      expected ? dial : refuse("outside_hours"),
    );
  });
});

describe("what makes a call wait", () => {
  test.each([
    ["a daily call", daily],
    ["a further try", furtherTry],
    ["a call asked for now", askedNow],
    ["a call asked for later", askedLater],
  ])("%s waits while all calls are paused", (_, call) => {
    expect(decide({ call, paused: true })).toEqual(wait("calls_paused", past(5 * SECOND)));
  });

  test("while another call is live, a call of the plan waits and one that was asked for is refused", () => {
    for (const call of [daily, furtherTry]) {
      expect(decide({ call, otherCallLive: true })).toEqual(wait("another_call_is_live", past(5 * SECOND)));
    }
    for (const call of [askedNow, askedLater]) {
      expect(decide({ call, otherCallLive: true })).toEqual(refuse("another_call_is_live"));
    }
  });

  test.each([
    [0, 5 * SECOND],
    [20 * SECOND, 5 * SECOND],
    [24 * SECOND, 6 * SECOND],
    [2 * MINUTE, 30 * SECOND],
    [4 * MINUTE, 60 * SECOND],
    [45 * MINUTE, 60 * SECOND],
  ])("%i ms after its time, somebody looks again in %i ms", (late, pause) => {
    expect(decide({ paused: true }, past(late))).toEqual(wait("calls_paused", past(late + pause)));
  });

  test("one that has waited too long is refused for what it waited for", () => {
    const tooLate = past(CATCH_UP_WINDOW + 1);
    expect(decide({ paused: true }, tooLate)).toEqual(refuse("calls_paused"));
    expect(decide({ otherCallLive: true }, tooLate)).toEqual(refuse("another_call_is_live"));
    expect(decide({ call: askedNow, paused: true }, past(WAITING_WINDOW + 1))).toEqual(
      refuse("calls_paused"),
    );
  });
});

test("of several reasons the first of this order is told", () => {
  const order: [Partial<DialQuestion>, DialDecision][] = [
    [{ callEnabled: false }, { verdict: "refuse", reason: "calls_off" }],
    [{ consented: false }, { verdict: "refuse", reason: "consent_withdrawn" }],
    [{ phoneBlocked: true }, { verdict: "refuse", reason: "phone_blocked" }],
    [{ numberAllowed: false }, { verdict: "refuse", reason: "number_not_allowed" }],
    [{ numberTaken: true }, { verdict: "refuse", reason: "number_taken" }],
    [{ phoneProved: false }, { verdict: "refuse", reason: "phone_not_proved" }],
    [{ entitled: false }, { verdict: "refuse", reason: "no_entitlement" }],
    [{ pausedUntil: "2026-01-06" }, { verdict: "refuse", reason: "paused" }],
    [{ skippedDay: "2026-01-05" }, { verdict: "refuse", reason: "skipped" }],
    [{ answeredAlready: true }, { verdict: "refuse", reason: "already_answered" }],
    [
      { localTime: "21:00", plannedTime: "21:00" },
      { verdict: "refuse", reason: "outside_hours" },
    ],
    [{ dialedLately: { ...noneLately, ofUser: 12 } }, { verdict: "refuse", reason: "too_many_calls_user" }],
    [{ paused: true }, { verdict: "wait", reason: "calls_paused", until: past(5 * SECOND) }],
    [{ otherCallLive: true }, { verdict: "wait", reason: "another_call_is_live", until: past(5 * SECOND) }],
    [{}, dial],
  ];
  order.forEach(([, expected], from) => {
    const changes = Object.assign({}, ...order.slice(from).map(([change]) => change));
    expect(decide(changes)).toEqual(expected);
    // Before its time, a call is asked about nothing else.
    expect(decide(changes, past(-1))).toEqual(wait("not_yet", slot));
    // Past its window, what forbids it still tells more than that it is late.
    const late = decide(changes, past(CATCH_UP_WINDOW + 1));
    expect(late).toEqual(expected.verdict === "refuse" ? expected : refuse(lateReason(expected)));
  });
});

const lateReason = (decision: DialDecision) =>
  decision.verdict === "wait" ? decision.reason : "service_fault";
