import type pg from "pg";
import { expect } from "vitest";
import { Browser, newEmail } from "../integration/browser";
import { neverLog } from "./kept-log";
import { signIn } from "./made-session";
import type { App } from "./start-app";
import { zoneAtNoon } from "./zone-at-noon";

let issued = 0;

/** A mobile number of a kind that exists, another one at every call. */
export const newNumber = () =>
  `+4915123${String(100_000 + issued++ + 500 * Number(process.env.VITEST_POOL_ID ?? 0))}`;

/**
 * A person with a number of their own that they have proved, signed in, where it is day.
 *
 * @param number E.164
 */
export async function provedUser(app: App, db: pg.Client, number = newNumber()) {
  const email = newEmail();
  const person = { email, phone: number, firstName: "Asha", zone: zoneAtNoon() };
  const { userId, cookie } = await signIn(db, person);
  const [name = "", secret = ""] = cookie.split("=");
  neverLog(secret);
  const browser = new Browser(app.url);
  browser.cookies.set(name, secret);
  return { browser, email, userId, number };
}

/** Presses "Call now". @returns the id of the call */
export async function pressCallNow({ browser }: Pick<Awaited<ReturnType<typeof provedUser>>, "browser">) {
  const answer = await browser.post("/api/calls/initiate");
  expect(answer.status, answer.body).toBe(202);
  return (JSON.parse(answer.body) as { callId: string }).callId;
}

/** Waits until the queue has nothing left that could run now. */
export async function quietQueue(db: pg.Client): Promise<void> {
  await expect
    .poll(
      async () =>
        (
          await db.query(
            "select 1 from graphile_worker.jobs where run_at <= now() and attempts < max_attempts",
          )
        ).rowCount,
      { timeout: 30_000, interval: 50 },
    )
    .toBe(0);
}
