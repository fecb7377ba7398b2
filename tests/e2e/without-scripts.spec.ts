import { callStatus, card, GUITAR_PLAYER, newEmail, quietTime, signIn } from "./support/steps";
import { expect, test } from "./support/test";

test.use({ javaScriptEnabled: false });

const BERLIN = "Europe/Berlin";

test("everything up to a call works without JavaScript", async ({ page }) => {
  const callTime = quietTime(BERLIN);

  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Choose your time" }).click();
  await signIn(page, newEmail("noor"));
  await page.waitForURL("/onboarding");

  await page.getByLabel("First name").fill("Noor");
  await page.getByLabel("Phone number").fill(GUITAR_PLAYER);
  await page.getByLabel("Time zone").selectOption(BERLIN);
  await page.getByLabel("Call time").fill(callTime);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "That's it" }).click();
  await page.waitForURL("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Noor");
  await expect(card(page, "Next call")).toContainText(callTime);

  // The page of the call looks again by itself while the call runs.
  await page.getByRole("button", { name: "Call now" }).click();
  await page.waitForURL(/\/calls\/[\w-]{36}$/);
  await expect(callStatus(page)).toContainText("Done", { timeout: 20_000 });
  await expect(card(page, "Transcript")).toContainText("I practised guitar today");

  await page.getByRole("link", { name: "Settings" }).click();
  const dailyCalls = page.getByRole("switch", { name: "Daily calls" });
  await dailyCalls.click();
  await expect(page.getByText("Off. Nothing rings until you turn them on.")).toBeVisible();
  await expect(dailyCalls).not.toBeChecked();

  await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
  await page.waitForURL("/");
  await page.goto("/dashboard");
  await expect(page).toHaveURL("/signup?redirectTo=%2Fdashboard");
});
