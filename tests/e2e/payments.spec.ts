import type { Page } from "@playwright/test";
import pg from "pg";
import { inspect } from "./support/inspect";
import { databaseUrl, expect, test } from "./support/shop";
import { callNow, callStatus, card, join, newEmail, profileOf, signIn } from "./support/steps";

/** Without motion no colour is measured halfway through a fade. */
test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Pays on the simulated checkout, and comes back. */
async function pay(page: Page): Promise<void> {
  await page.waitForURL(/\/simulator\/checkout\//);
  await page.getByRole("button", { name: /^Pay / }).click();
  await page.waitForURL(/\/dashboard/);
}

/** Pulls a lever of the simulator's console for a person's plan. */
async function pull(page: Page, email: string, lever: string): Promise<void> {
  await page.goto(`/simulator/payments?${new URLSearchParams({ q: email })}`);
  await page.getByRole("button", { name: lever }).first().click();
}

test("from the price to a plan, to its end, and back", async ({ page, shop, complaints }) => {
  // The longest journey of all: two payments, a call, and every page about a plan looked at in four ways.
  test.setTimeout(240_000);
  complaints.allowStatus(402);
  const email = newEmail("maya");
  const { firstName, phone, localTz, callTime } = profileOf();
  let call = "";

  await page.goto("/pricing");
  await expect(page.getByRole("article").filter({ hasText: "Pro" })).toContainText(/\$\d+\s*a month/);
  await inspect(page, "/pricing of a visitor");
  await page.getByRole("link", { name: "Choose your time" }).click();
  await signIn(page, email);
  await page.waitForURL("/onboarding");
  await page.getByLabel("First name").fill(firstName);
  await page.getByLabel("Phone number").fill(phone);
  await page.getByLabel("Time zone").selectOption(localTz);
  await page.getByLabel("Call time").fill(callTime);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "That's it" }).click();
  await page.waitForURL("/pricing");
  await inspect(page, "/pricing without a plan");

  await test.step("an address is no payment", async () => {
    await page.goto("/dashboard?checkout=success");
    await expect(page).toHaveURL("/checkout");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no payment on its way");
    await inspect(page, "/checkout without a payment");
    await page.goto("/calls");
    await expect(page).toHaveURL("/pricing");
  });

  await test.step("whoever turns back has lost nothing", async () => {
    await page.getByRole("button", { name: "Go to the checkout" }).click();
    await page.waitForURL(/\/simulator\/checkout\//);
    await page.getByRole("link", { name: "Turn back" }).click();
    await expect(page.getByText("nothing was charged")).toBeVisible();
    await page.goto("/checkout");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing is paid yet");
  });

  await test.step("paid, and entitled within a second of the webhook", async () => {
    await page.goto("/pricing");
    await page.getByRole("button", { name: "Back to the checkout" }).click();
    await pay(page);
    await expect(page.getByText("Your plan is Pro.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(firstName);
    expect(await secondsFromWebhook(databaseUrl(shop), email)).toBeLessThan(1);
    call = await callNow(page);
    await expect(callStatus(page)).toContainText("Done", { timeout: 20_000 });
  });

  await test.step("cancelled in two clicks, taken back, and cancelled", async () => {
    await page.goto("/billing");
    const plan = card(page, "Pro");
    await expect(plan).toContainText(/\$\d+ a month/);
    await expect(plan).toContainText("Renews on");
    await expect(plan).toContainText(/\d+ of 155 minutes used/);
    await inspect(page, "/billing of a plan that renews");
    await page.getByRole("link", { name: "Cancel the plan" }).click();
    await expect(card(page, "Cancel the plan?")).toContainText("which is paid for");
    await inspect(page, "/billing before cancelling");
    await page.getByRole("button", { name: /^Cancel on / }).click();
    await expect(page.getByText("Cancelled. Nothing is charged any more.")).toBeVisible();
    await inspect(page, "/billing of a plan that ends");
    await page.getByRole("button", { name: "Keep the plan" }).click();
    await expect(page.getByText("Taken back. The plan renews as before.")).toBeVisible();
    await page.getByRole("link", { name: "Cancel the plan" }).click();
    await page.getByRole("button", { name: /^Cancel on / }).click();
    await expect(page.getByText("Cancelled. Nothing is charged any more.")).toBeVisible();
    await page.goto("/dashboard");
    await expect(page.getByRole("button", { name: "Call now" })).toBeVisible();
  });

  await test.step("after the period's end nothing rings, and everything is readable", async () => {
    await pull(page, email, "Let the period end");
    await expect(async () => {
      await page.goto("/dashboard");
      await expect(page).toHaveURL("/pricing", { timeout: 500 });
    }).toPass();
    await expect(page.getByText(/^Your plan ended on /)).toBeVisible();
    await inspect(page, "/pricing after a plan");
    const refused = await page.request.post("/api/calls/initiate", { headers: { Origin: shop.url } });
    expect(refused.status()).toBe(402);
    await page.getByRole("link", { name: "your calls" }).click();
    await page.locator(`a[href="${call}"]`).click();
    await expect(card(page, "Transcript")).toContainText("I practised guitar today");
    await expect(page.getByText(/^Your plan ended on /)).toBeVisible();
    for (const path of ["/skills", "/memories", "/progress", "/worldboard", "/companion", "/settings"]) {
      await page.goto(path);
      await expect(page).toHaveURL(path);
    }
    await page.goto("/skills");
    await inspect(page, "/skills after a plan");
    await expect(page.getByRole("button", { name: "Log it" })).toHaveCount(0);
    await page.goto("/billing");
    await inspect(page, "/billing after a plan");
  });

  await test.step("taken up again", async () => {
    await page.getByRole("link", { name: "Take Pro up again" }).click();
    await page.getByRole("button", { name: "Go to the checkout" }).click();
    await pay(page);
    await expect(page.getByText("Your plan is Pro.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Call now" })).toBeVisible();
  });
});

test("a plan is bought and cancelled without JavaScript", async ({ browser, shop, complaints }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: shop.url });
  complaints.watch(context);
  const page = await context.newPage();
  await joinShop(page);
  await page.goto("/pricing");
  await page.getByRole("button", { name: "Go to the checkout" }).click();
  await pay(page);
  await expect(page.getByText("Your plan is Pro.")).toBeVisible();
  await page.goto("/billing");
  await page.getByRole("link", { name: "Cancel the plan" }).click();
  await page.getByRole("button", { name: /^Cancel on / }).click();
  await expect(page.getByText("Cancelled. Nothing is charged any more.")).toBeVisible();
  await page.getByRole("button", { name: "Invoices" }).click();
  await page.waitForURL(/\/simulator\/portal\//);
  await context.close();
});

/** Somebody who has finished onboarding, and has no plan. */
const joinShop = (page: Page) => join(page, { firstName: "Noor" });

/** How long after the first webhook of a person's plan they had access. */
async function secondsFromWebhook(connectionString: string, email: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ seconds: number }>(
      `select extract(epoch from s.first_access_at - (select min(w.received_at) from webhook_events w
          where w.source = 'simulator' and w.payload -> 'subscriptionIds' ? s.dodo_subscription_id))::float8 as seconds
        from subscriptions s join users u on u.id = s.user_id where u.email = $1`,
      [email],
    );
    return rows[0]?.seconds ?? Number.POSITIVE_INFINITY;
  } finally {
    await client.end();
  }
}
