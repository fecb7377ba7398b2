import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Webhook } from "standardwebhooks";
import type { Asker } from "./asker";
import type { Person } from "./people";

/** What somebody does in one go: a request, or several that belong together. */
export type Visit = {
  name: string;
  /** How often it comes, in relation to the others. */
  weight: number;
  run: (on: Stage, person: Person) => Promise<unknown>;
};

export type Stage = { ask: Asker; signer: Webhook; metricsToken: string };

const page = (name: string, path: string, weight: number): Visit => ({
  name,
  weight,
  run: ({ ask }, person) => ask({ as: person, path, expect: [200] }),
});

/** The last call of theirs, or a first one. */
async function lastCall(on: Stage, person: Person): Promise<string | null> {
  if (person.callIds.length === 0) await callNow(on, person);
  return person.callIds.at(-1) ?? null;
}

async function callNow({ ask }: Stage, person: Person): Promise<void> {
  // A call is live, or they have called often enough: both are answers.
  const answer = await ask({
    as: person,
    path: "/api/calls/initiate",
    method: "POST",
    expect: [202, 409, 429],
  });
  if (answer?.status === 202) person.callIds.push(String(JSON.parse(answer.body).callId));
}

async function watchCall(on: Stage, person: Person): Promise<void> {
  const callId = await lastCall(on, person);
  if (!callId) return;
  const path = `/api/calls/${callId}/events`;
  await on.ask({ as: person, path, expect: [200], leaveAfterMs: 4_000, stream: true });
}

async function writeTalk({ ask }: Stage, person: Person): Promise<void> {
  const post = (form: Record<string, string>, expect: number[]) =>
    ask({ as: person, path: "/reflect", method: "POST", form, expect });
  await post({ intent: "open" }, [302, 409]);
  for (const text of [
    "I practised guitar for 45 minutes and it went well.",
    "I learned that slowing down helps more than trying again. I'll call Ben on Friday.",
  ]) {
    const shown = await ask({ as: person, path: "/reflect", expect: [200] });
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(shown?.body ?? "")?.[1];
    const [talkId, said] = [field("talkId"), field("said")];
    // Another visit of theirs has just ended it.
    if (!talkId || !said) return;
    await post({ intent: "say", talkId, said, text }, [302, 409]);
    if (text.includes("Friday")) await post({ intent: "end", talkId }, [302, 409]);
  }
}

async function signInAndOut({ ask }: Stage, { email, address }: Person): Promise<void> {
  const as = { address, cookie: "" };
  const asked = await ask({ as, path: "/signup", method: "POST", form: { email }, expect: [302] });
  as.cookie = cookieOf(asked?.cookies);
  const began = Date.now();
  const mails = `/simulator/outbox.json?${new URLSearchParams({ to: email })}`;
  for (let wait = 100; Date.now() - began < 15_000; wait *= 1.5) {
    await delay(wait);
    const answer = await ask({ as, path: mails, expect: [200] });
    const [mail] = JSON.parse(answer?.body ?? "[]") as { text: string; createdAt: string }[];
    if (!mail || Date.parse(mail.createdAt) < began - 1_000) continue;
    const token = /token=(\S+)/.exec(mail.text)?.[1] ?? "";
    await ask({ as, path: `/auth/callback?token=${token}`, expect: [200] });
    const form = { token: decodeURIComponent(token) };
    const entered = await ask({ as, path: "/auth/callback", method: "POST", form, expect: [302] });
    as.cookie = cookieOf(entered?.cookies);
    await ask({ as, path: "/dashboard", expect: [200] });
    await ask({ as, path: "/logout", method: "POST", form: {}, expect: [302] });
    return;
  }
  throw new Error("no sign-in mail came within 15 s");
}

const cookieOf = (cookies: string[] | undefined) =>
  (cookies ?? [])
    .filter((cookie) => !cookie.includes("Max-Age=0"))
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/** An event that is signed as it should be, and about no call of ours. */
function rightWebhook({ ask, signer }: Stage, { address }: Person) {
  const [id, at] = [`evt_${randomUUID()}`, new Date()];
  const call = {
    id: `sim_${randomUUID()}`,
    reference: randomUUID(),
    status: "ended",
    outcome: "completed",
    updated_at: at.toISOString(),
    answered_at: at.toISOString(),
    duration_seconds: 291,
    ended_reason: "agent_hung_up",
    transcript: [{ speaker: "callee", text: "I practised for 45 minutes.", at: at.toISOString() }],
    cost: { amount_minor: 0, currency: "USD" },
  };
  const body = JSON.stringify({ event_id: id, type: "call.status", call });
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": signer.sign(id, at, body),
  };
  const path = "/api/webhooks/call/simulator";
  return ask({ as: { address, cookie: "" }, path, method: "POST", headers, body, expect: [200] });
}

async function wrongWebhooks({ ask }: Stage, { address }: Person): Promise<void> {
  const as = { address, cookie: "" };
  const headers = {
    "content-type": "application/json",
    "webhook-id": "evt_wrong",
    "webhook-timestamp": String(Math.floor(Date.now() / 1000)),
    "webhook-signature": "v1,c29tZWJvZHkgZWxzZQ==",
  };
  const post = (path: string, body: string, expect: number[]) =>
    ask({ as, path, method: "POST", headers, body, expect });
  // Whoever knocks wrongly too often may be asked to wait.
  await post("/api/webhooks/call/simulator", '{"event_id":"evt_wrong"}', [401, 429]);
  await post("/api/webhooks/call/simulator", "not even JSON", [400, 401, 429]);
  await post("/api/webhooks/call/nobody", "{}", [404, 429]);
}

async function rubbish({ ask }: Stage, person: Person): Promise<void> {
  const nobody = { address: person.address, cookie: "" };
  const id = randomUUID();
  await ask({ as: nobody, path: `/nowhere-${id}`, expect: [404] });
  await ask({ as: nobody, path: "/%E0%A4%A", expect: [400, 404] });
  await ask({ as: nobody, path: "/dashboard", expect: [302] });
  await ask({ as: person, path: `/calls/${id}`, expect: [404] });
  await ask({ as: person, path: `/api/calls/${id}`, expect: [404] });
  await ask({ as: person, path: "/admin/queues", expect: [404] });
  const form = { intent: "fly", "a[b]": "%00" };
  await ask({ as: person, path: "/reflect", method: "POST", form, expect: [400, 422] });
  const headers = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
  await ask({
    as: person,
    path: "/api/calls/initiate",
    method: "POST",
    headers,
    expect: [403],
  });
}

/** Everything that happens to the product while it soaks. */
export const VISITS: readonly Visit[] = [
  page("dashboard", "/dashboard", 14),
  page("calls", "/calls", 8),
  page("skills", "/skills", 6),
  page("memories", "/memories", 4),
  page("search", "/memories?q=guitar", 6),
  page("progress", "/progress", 4),
  page("world", "/worldboard", 3),
  page("settings", "/settings", 3),
  {
    name: "call",
    weight: 8,
    run: async (on, person) => {
      const callId = await lastCall(on, person);
      if (callId) await on.ask({ as: person, path: `/calls/${callId}`, expect: [200] });
    },
  },
  {
    name: "call in the API",
    weight: 8,
    run: async (on, person) => {
      const callId = await lastCall(on, person);
      if (callId) await on.ask({ as: person, path: `/api/calls/${callId}`, expect: [200] });
    },
  },
  {
    name: "landing",
    weight: 6,
    run: ({ ask }, { address }) => ask({ as: { address, cookie: "" }, path: "/", expect: [200] }),
  },
  { name: "event stream", weight: 6, run: watchCall },
  { name: "call now", weight: 4, run: callNow },
  { name: "talk in writing", weight: 3, run: writeTalk },
  { name: "sign-in", weight: 2, run: signInAndOut },
  { name: "webhook, right", weight: 6, run: rightWebhook },
  { name: "webhooks, wrong", weight: 3, run: wrongWebhooks },
  { name: "rubbish", weight: 3, run: rubbish },
  {
    name: "signals",
    weight: 3,
    run: async ({ ask, metricsToken }, { address }) => {
      const as = { address, cookie: "" };
      await ask({ as, path: "/health", expect: [200] });
      await ask({ as, path: "/ready", expect: [200] });
      const headers = { authorization: `Bearer ${metricsToken}` };
      await ask({ as, path: "/metrics", headers, expect: [200] });
    },
  },
];
