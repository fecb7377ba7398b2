import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { zoneAtNoon } from "../setup/zone-at-noon";
import { askDatabase, joinAsAdministrator } from "./support/console";
import { inspect } from "./support/inspect";
import { card, join } from "./support/steps";
import { expect, test } from "./support/test";

/** Without motion no colour is measured halfway through a fade. */
test.use({ contextOptions: { reducedMotion: "reduce" } });

const PHONE = { width: 390, height: 844 };

/** What a vendor said about a call of nobody's. */
const told = (at: string) =>
  JSON.stringify({
    event: {
      ...{ eventId: "1", callId: null, vendorCallId: null, status: null, at, answeredAt: null },
      ...{ durationSeconds: null, endedReason: null, transcript: null, recordingUrl: null, payload: {} },
    },
  });

/** A job whose event can't be read, and that isn't tried again. @returns the event's id */
async function addBrokenJob(): Promise<string> {
  const id = randomUUID();
  await askDatabase(
    `with event as (
       insert into webhook_events (id, source, event_id, payload) values ($1::uuid, 'simulator', gen_random_uuid()::text, $2) returning id
     )
     select graphile_worker.add_job('apply_call_event', json_build_object('webhookEventId', id), max_attempts => 1)
     from event`,
    [id, told("in a while")],
  );
  return id;
}

const actsOf = async (action: string, target: string) =>
  (
    await askDatabase("select 1 from audit_log where actor = 'admin' and action = $1 and target = $2", [
      action,
      target,
    ])
  ).length;

const list = (page: Page) => page.getByRole("region", { name: "Jobs", exact: true });
const failedOnes = (page: Page) => page.getByRole("link", { name: /failed for good of apply_call_event$/ });

/** Makes an event readable. */
const mend = (event: string) =>
  askDatabase("update webhook_events set payload = $2 where id = $1", [
    event,
    told(new Date().toISOString()),
  ]);

test("a failing job is found, understood, mended, retried and gone", async ({
  page,
  otherBrowser,
  complaints,
}) => {
  test.slow();
  complaints.allowStatus(404);
  const eventId = await addBrokenJob();
  await joinAsAdministrator(page);
  await page.goto("/dashboard");
  const link = page.getByRole("menuitem", { name: "Console" });
  // The menu's code is loaded late, and a click before that opens nothing.
  await expect(async () => {
    if (!(await link.isVisible())) await page.getByRole("button", { name: /^Account menu/ }).click();
    await expect(link).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await link.click();
  await page.waitForURL("/admin/queues");

  // It comes by itself: the page is live.
  await failedOnes(page).click();
  await page.waitForURL("/admin/queues?task=apply_call_event&state=failed");
  await inspect(page, "/admin/queues with a failed job");
  await list(page)
    .getByRole("link", { name: /failed for good/ })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Job \d+$/);
  const job = new URL(page.url()).pathname;
  const id = job.split("/").pop() ?? "";
  await expect(card(page, "Last error")).toContainText("ZodError: event.at invalid_format");
  await expect(card(page, "Last error")).toContainText("1 of 1 attempts");
  await expect(card(page, "Timing and payload")).toContainText(eventId);
  await inspect(page, "the page of a failed job");

  await page.getByRole("link", { name: "Reschedule" }).click();
  await page.getByLabel("When").fill("+1h");
  await page.getByRole("button", { name: "Reschedule it" }).click();
  await expect(page.getByText("It has another time.")).toBeVisible();
  await expect(page.getByText("scheduled", { exact: true })).toBeVisible();
  expect(await actsOf("job_rescheduled", id)).toBe(1);

  await mend(eventId);
  await page.getByRole("link", { name: "Run now" }).click();
  await inspect(page, "a job that is about to be run");
  await page.getByRole("button", { name: "Run it now" }).click();
  await expect(page.getByText("isn't in the queue")).toBeVisible();
  await page.goto("/admin/queues");
  await expect(failedOnes(page)).toHaveCount(0);
  expect(await actsOf("job_run_now", id)).toBe(1);

  await test.step("on a phone: one, and all that failed of one task", async () => {
    await page.setViewportSize(PHONE);
    const second = await addBrokenJob();
    await failedOnes(page).click();
    await list(page)
      .getByRole("link", { name: /failed for good/ })
      .click();
    await mend(second);
    await page.getByRole("link", { name: "Retry" }).click();
    await page.getByRole("button", { name: "Retry it" }).click();
    await expect(page.getByText("isn't in the queue")).toBeVisible();

    const third = await addBrokenJob();
    await page.getByRole("link", { name: "All jobs" }).click();
    await failedOnes(page).click();
    await mend(third);
    await page.getByRole("link", { name: "Retry all that failed" }).click();
    await page.getByRole("button", { name: "Retry them" }).click();
    await expect(page.getByText("1 job will run again, with all attempts.")).toBeVisible();
    await expect(page.getByText("No job is like that")).toBeVisible();
    expect(await actsOf("jobs_retried", "apply_call_event")).toBe(1);
  });

  await test.step("nobody else learns of it", async () => {
    const stranger = await otherBrowser();
    for (const path of ["/admin", "/admin/queues", job, "/api/admin/queues", "/api/admin/queues/events"]) {
      expect((await stranger.goto(path))?.status(), `${path} signed out`).toBe(404);
    }
    await join(stranger, { firstName: "Igor" });
    for (const path of ["/admin/queues", job, "/api/admin/queues", "/api/admin/queues/events"]) {
      expect((await stranger.goto(path))?.status(), `${path} of somebody else`).toBe(404);
    }
  });
});

test("a dead worker's jobs are unlocked, on a phone and without scripts", async ({
  page,
  otherBrowser,
  complaints,
}) => {
  complaints.allowStatus(404);
  await joinAsAdministrator(page);
  const [job] = await askDatabase<{ id: string }>(
    "select id::text from graphile_worker.add_job('roll_days', '{}', run_at => now() + interval '1 hour')",
  );
  // Taken in ten minutes, as by a clock that is ahead: the living workers leave it alone until then.
  await askDatabase(
    `update graphile_worker._private_jobs
     set run_at = now(), attempts = 1, locked_by = 'worker-gone', locked_at = now() + interval '10 minutes'
     where id = $1`,
    [job?.id],
  );
  const storageState = await page.context().storageState();
  const phone = await otherBrowser({ storageState, javaScriptEnabled: false, viewport: PHONE });
  const held = phone.getByRole("link", { name: "1 locked by a dead worker of roll_days" });
  // Its numbers are a few seconds old at the most, and nothing but a reload brings newer ones here.
  await expect(async () => {
    await phone.goto("/admin/queues");
    await expect(held).toBeVisible({ timeout: 500 });
  }).toPass();
  await held.click();
  await expect(list(phone)).toContainText(job?.id ?? "no job");
  await card(phone, "Workers").getByRole("link", { name: "Unlock", exact: true }).click();
  await expect(phone.getByText("All jobs that worker-gone holds")).toBeVisible();
  await phone.getByRole("button", { name: "Unlock" }).click();
  await expect(phone.getByText("1 job is free again.")).toBeVisible();
  await expect(async () => {
    await phone.goto(`/admin/queues/${job?.id}`);
    await expect(phone.getByText("isn't in the queue")).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await actsOf("worker_unlocked", "worker-gone")).toBe(1);
});

// Other journeys need a telephone that rings.
test.afterAll(() => askDatabase("update instance_switches set is_on = false"));

test("the kill switch: what is due waits, and rings when calls go on", async ({ page, otherBrowser }) => {
  test.slow();
  await joinAsAdministrator(page);
  await page.goto("/admin/queues");
  await page.getByRole("link", { name: "Calls", exact: true }).click();
  await page.waitForURL("/admin/calls");
  const killSwitch = card(page, "Kill switch");
  await expect(killSwitch).toContainText("Dialling is on");
  await killSwitch.getByRole("checkbox").check();
  await killSwitch.getByRole("button", { name: "Pause all dialling" }).click();
  await expect(killSwitch).toContainText(/Paused by Ada since \d/);

  const person = await otherBrowser();
  const email = await join(person, { firstName: "Maya", localTz: zoneAtNoon() });
  await askDatabase("update users set next_call_at = now() where email = $1", [email]);
  await askDatabase("select graphile_worker.add_job('schedule_due_calls', '{}')");
  const callOf = async () => {
    const [call] = await askDatabase<{ id: string; status: string; dialed: boolean; steps: string[] }>(
      `select c.id, c.status::text, c.dialed_at is not null as dialed,
         array(select e.kind from call_events e where e.call_id = c.id order by e.at, e.id) as steps
       from calls c join users u on u.id = c.user_id where u.email = $1`,
      [email],
    );
    return call;
  };
  await expect.poll(callOf).toMatchObject({ status: "queued", dialed: false, steps: ["scheduled", "held"] });
  const { id = "" } = (await callOf()) ?? {};
  await page.reload();
  await expect(card(page, "Now")).toContainText("1 due and waiting");
  await expect(card(page, "Now")).toContainText("Waits: all dialling was paused");
  await inspect(page, "/admin/calls while dialling is paused");

  await killSwitch.getByRole("checkbox", { name: "Yes: calls that are still fresh ring at once" }).check();
  await killSwitch.getByRole("button", { name: "Let calls go on" }).click();
  await expect(killSwitch).toContainText("Dialling is on");
  // It would look again within a minute by itself.
  await askDatabase(
    "update graphile_worker._private_jobs set run_at = now() where payload ->> 'callId' = $1",
    [id],
  );
  await askDatabase(`select pg_notify('jobs:insert', '{"r":1,"count":1}')`);
  await expect.poll(callOf).toMatchObject({ status: "completed", dialed: true });

  await page.goto(`/admin/calls/${id}`);
  await expect(card(page, "What happened")).toContainText("The phone rang");
  await expect(card(page, "Transcript")).toContainText("Nobody but the person can read it.");
  await inspect(page, "a call in the console");
  await page.getByRole("link", { name: "Audit" }).click();
  await expect(page.getByRole("listitem").first()).toContainText("Dialling went on");
  await inspect(page, "/admin/audit");
});
