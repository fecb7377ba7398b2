import { BERLIN, callNow, card, clockIn, join, PHONE_IN_THE_BROWSER, signInQuickly } from "./support/steps";
import { expect, test } from "./support/test";

test("another time moves the next call", async ({ page }) => {
  await join(page);
  await page.goto("/settings");
  const later = clockIn(9, BERLIN);
  await page.getByLabel("Call time").fill(later);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByText(new RegExp(`Next call \\w+ at ${later}, Berlin\\.`))).toBeVisible();
  await page.goto("/dashboard");
  await expect(card(page, "Next call").getByRole("time")).toHaveText(later);
});

test("a wrong number is refused in words, and the old one stays", async ({ page, complaints }) => {
  complaints.allowStatus(422);
  await join(page);
  await page.goto("/settings");
  const phone = page.getByLabel("Phone number");
  await phone.fill("12345");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(phone).toHaveAccessibleDescription(/Start with \+ and the country code/);
  await expect(phone).toBeFocused();
  await expect(phone).toHaveValue("12345");
  await page.goto("/settings");
  await expect(phone).toHaveValue("+12025550101");
});

test("another number takes the consent along, and the page says so", async ({ page }) => {
  await join(page);
  await page.goto("/settings");
  const phone = page.getByLabel("Phone number");
  await expect(phone).toHaveAccessibleDescription(/Your consent goes with you to the new number\.$/);
  await phone.fill(PHONE_IN_THE_BROWSER);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(phone).toHaveValue("+12025550100");
  await expect(page.getByText("Given", { exact: true })).toBeVisible();
  await expect(page.getByText(/^Next call/)).toBeVisible();

  await page.getByRole("button", { name: "Withdraw consent" }).click();
  await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();
  await expect(phone).not.toHaveAccessibleDescription(/Your consent goes with you/);
});

test("daily calls off and on again, and the dashboard says why", async ({ page }) => {
  await join(page);
  await page.goto("/settings");
  const dailyCalls = page.getByRole("switch", { name: "Daily calls" });
  await expect(dailyCalls).toBeChecked();
  await dailyCalls.click();
  await expect(page.getByText("Off. Nothing rings until you turn them on.")).toBeVisible();
  await expect(dailyCalls).not.toBeChecked();

  await page.goto("/dashboard");
  await expect(card(page, "Next call")).toContainText("No call is planned");
  await expect(card(page, "Next call")).toContainText("Daily calls are off.");
  await page.getByRole("link", { name: "Open settings" }).click();
  await dailyCalls.click();
  await expect(page.getByText(/^Next call/)).toBeVisible();
  await page.goto("/dashboard");
  await expect(card(page, "Next call").getByRole("time")).toBeVisible();
});

test("without consent nothing rings, until it is given again", async ({ page }) => {
  await join(page);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Withdraw consent" }).click();
  await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();

  await page.goto("/dashboard");
  await expect(card(page, "Next call")).toContainText("You withdrew your consent to calls.");
  await page.getByRole("button", { name: "Call me now" }).click();
  await expect(page.getByRole("alert")).toContainText("Give it again in Settings");

  await page.goto("/settings");
  await page.getByRole("button", { name: "I agree to this" }).click();
  await expect(page.getByText("Given", { exact: true })).toBeVisible();
  await callNow(page);
});

test("a session in another browser can be ended from here", async ({ page, otherBrowser }) => {
  const email = await join(page);
  const other = await otherBrowser({
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  });
  await signInQuickly(other, email);
  await other.goto("/dashboard");
  await expect(other.getByRole("heading", { level: 1 })).toContainText("Maya");

  await page.goto("/settings");
  const sessions = card(page, "Where you are signed in").getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await page.getByRole("button", { name: "Sign out Firefox on Linux" }).click();
  await expect(sessions).toHaveCount(1);

  await other.goto("/calls");
  await expect(other).toHaveURL("/signup?redirectTo=%2Fcalls");
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Maya");
});
