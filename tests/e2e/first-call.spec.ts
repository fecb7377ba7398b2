import { callNow, callStatus, card, GUITAR_PLAYER, newEmail, quietTime, signIn } from "./support/steps";
import { expect, test } from "./support/test";

const LOS_ANGELES = "America/Los_Angeles";

declare global {
  interface Window {
    /** Set by the test; gone after a reload. */
    sameDocument?: boolean;
  }
}

test("from an empty browser to a transcript", async ({ page }) => {
  const email = newEmail("maya");
  const callTime = quietTime(LOS_ANGELES);

  await test.step("sign up by mail", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "Choose your time" }).click();
    await signIn(page, email);
    await page.waitForURL("/onboarding");
  });

  await test.step("onboarding proposes the browser's time zone", async () => {
    await expect(page.getByLabel("Time zone")).toHaveValue(LOS_ANGELES);
    await expect(page.getByText("19:30 your time, Los Angeles")).toBeVisible();
    await page.getByLabel("First name").fill("Maya");
    await page.getByLabel("Phone number").fill(GUITAR_PLAYER);
    await page.getByLabel("Call time").fill(callTime);
    await expect(page.getByText(`${callTime} your time, Los Angeles`)).toBeVisible();
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "That's it" }).click();
    await page.waitForURL("/dashboard");
  });

  await test.step("the dashboard greets by name and shows the next call", async () => {
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Maya");
    await expect(card(page, "Next call").getByRole("time")).toHaveText(callTime);
    await expect(card(page, "Next call")).toContainText("Los Angeles");
    await expect(card(page, "Last calls")).toContainText("No calls yet");
  });

  const call = await test.step("call now: the page of the call follows it to its end by itself", async () => {
    const path = await callNow(page);
    await expect(callStatus(page)).toContainText(/Waiting|Dialling|Ringing|Talking/);
    await page.evaluate(() => {
      window.sameDocument = true;
    });
    await expect(callStatus(page)).toContainText("Done", { timeout: 20_000 });
    expect(await page.evaluate(() => window.sameDocument)).toBe(true);
    return path;
  });

  await test.step("the transcript names both and what was practised", async () => {
    const turns = card(page, "Transcript").getByRole("listitem");
    expect(await turns.count()).toBeGreaterThanOrEqual(8);
    await expect(turns.first()).toContainText("Hi Maya, it's relevel.me, your AI companion");
    await expect(turns.nth(1)).toContainText("I practised guitar today, about 45 minutes.");
    await expect(turns.filter({ hasText: "Goodbye!" })).toHaveCount(1);
    await expect(card(page, "Receipt")).toContainText("You asked for it");
    await expect(card(page, "What happened")).toContainText("You picked up.");
  });

  await test.step("the dashboard and the list of calls know it", async () => {
    await page.getByRole("link", { name: "Dashboard" }).click();
    await page.waitForURL("/dashboard");
    const row = card(page, "Last calls").getByRole("listitem");
    await expect(row).toHaveCount(1);
    await expect(row).toContainText("Done");
    await page.getByRole("link", { name: "Calls", exact: true }).click();
    await page.waitForURL("/calls");
    await page.getByRole("main").getByRole("link", { name: /Done/ }).click();
    await page.waitForURL(call);
  });

  await test.step("settings show what was typed", async () => {
    await page.getByRole("link", { name: "Settings" }).click();
    await page.waitForURL("/settings");
    await expect(page.getByLabel("First name")).toHaveValue("Maya");
    await expect(page.getByLabel("Phone number")).toHaveValue("+12025550101");
    await expect(page.getByLabel("Time zone")).toHaveValue(LOS_ANGELES);
    await expect(page.getByLabel("Call time")).toHaveValue(callTime);
  });

  await test.step("sign out from the account menu", async () => {
    await page.getByRole("button", { name: "Account menu, Maya" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL("/");
    await page.goto("/dashboard");
    await expect(page).toHaveURL("/signup?redirectTo=%2Fdashboard");
  });
});
