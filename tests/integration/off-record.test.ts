import pg from "pg";
import { expect, test } from "vitest";
import { everythingWritten } from "../setup/all-vendors";
import { quietQueue } from "../setup/real-call";
import { signUpUser } from "../setup/sign-up-user";
import { startApp } from "../setup/start-app";
import { type CallRow, waitForEnd } from "../setup/watch";

/** The same over real vendors is in vendor-webhooks.test.ts. */

test("with the simulator: the person who confides", async () => {
  const app = await startApp({ env: { LOG_LEVEL: "trace" } });
  const db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  try {
    const { browser } = await signUpUser(app, db, "+12025550107");
    const { callId } = JSON.parse((await browser.post("/api/calls/initiate")).body) as { callId: string };
    const row: CallRow = await waitForEnd(db, callId);
    expect(JSON.stringify(row.transcript)).toContain("I practised guitar");
    await quietQueue(db);
    expect(await everythingWritten(app, db)).not.toMatch(/Ottilie|get her job/);
  } finally {
    await db.end();
    await app.stop();
  }
});
