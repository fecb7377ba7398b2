import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { inTurn, median, ms, perSecond, quantile, type Row, ratioOf } from "./measure";
import type { Stage } from "./stage";
import { FEW } from "./tick";
import { type Asking, CONNECTIONS, derivedKey, load, startBareApp, startWeb } from "./web";

const EVENTS = 1_000;
const WARM = 200;
const BUDGET_RATE = 0.5;
const BUDGET_LATE = 3;

/** The end of a talk, as the simulated vendor reports it. */
function notification(eventId: string): string {
  const now = new Date().toISOString();
  const transcript = Array.from({ length: 12 }, (_, index) => ({
    speaker: index % 2 === 0 ? "agent" : "callee",
    text: "I practised for 45 minutes today, and slowing down helped me more than trying it again.",
    at: now,
  }));
  const call = {
    id: `sim_${randomUUID()}`,
    reference: randomUUID(),
    status: "ended",
    outcome: "completed",
    updated_at: now,
    answered_at: now,
    duration_seconds: 291,
    ended_reason: "agent_hung_up",
    transcript,
    cost: { amount_minor: 0, currency: "USD" },
  };
  return JSON.stringify({ event_id: eventId, type: "call.status", call });
}

/** What a vendor waits for until it may forget an event: verified, stored and enqueued, against only parsed. */
export async function* webhook(stage: Stage, rounds: number): AsyncGenerator<Row> {
  const database = await stage.database(FEW);
  const [web, bare] = await Promise.all([startWeb(stage, database), startBareApp(stage)]);
  const signer = new Webhook(`whsec_${derivedKey(stage, "simulator/webhook").toString("base64")}`);
  const events = (count: number, path: string): Asking[] =>
    Array.from({ length: count }, () => {
      const [id, at] = [`evt_${randomUUID()}`, new Date()];
      const body = notification(id);
      const headers = {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": signer.sign(id, at, body),
      };
      return { path, headers, body };
    });
  const late = { ours: [] as number[], yardstick: [] as number[] };
  const ours = async (count = EVENTS) => {
    await database.db.query("truncate webhook_events, graphile_worker._private_jobs");
    const { perSecond, times } = await load(web, events(count, "/api/webhooks/call/simulator"));
    late.ours.push(quantile(times, 0.99));
    return perSecond;
  };
  const yardstick = async (count = EVENTS) => {
    const { perSecond, times } = await load(bare, events(count, "/hook"));
    late.yardstick.push(quantile(times, 0.99));
    return perSecond;
  };
  await ours(WARM);
  await yardstick(WARM);
  Object.assign(late, { ours: [], yardstick: [] });
  const pair = await inTurn(rounds, ours, yardstick);
  await Promise.all([web.stop(), bare.stop()]);
  const [rate, lateness] = [ratioOf(pair), ratioOf(late)];
  yield* [
    {
      name: "webhook-accept",
      what: `webhooks accepted, ${CONNECTIONS} at a time`,
      ours: perSecond(median(pair.ours)),
      yardstick: `${perSecond(median(pair.yardstick))}, bare Remix route that parses the body`,
      ratio: rate,
      budget: `≥ ${BUDGET_RATE}`,
      met: rate.median >= BUDGET_RATE,
    },
    {
      name: "webhook-p99",
      what: "webhooks accepted: p99",
      ours: ms(median(late.ours)),
      yardstick: `${ms(median(late.yardstick))}, bare Remix route that parses the body`,
      ratio: lateness,
      budget: `≤ ${BUDGET_LATE}`,
      met: lateness.median <= BUDGET_LATE,
    },
  ];
}
