import type { Locator, Page } from "@playwright/test";
import { zoneAtNoon } from "../setup/zone-at-noon";
import { card, GUITAR_PLAYER, newEmail } from "./support/steps";
import { expect, test } from "./support/test";

/** More steps than any page of ours has on the way to what is wanted. */
const MOST_STEPS = 80;

/** Presses Tab until something has the focus, as somebody without a mouse does, and sees that it is visible. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).toBeInViewport();
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target} can't be reached with the Tab key`);
}

async function press(page: Page, role: "link" | "button", name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole(role, { name }).first());
  await page.keyboard.press("Enter");
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

test("from signing up to a finished talk in writing with the keyboard alone", async ({ page }) => {
  const email = newEmail("kay");
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await press(page, "link", "Choose your time");
  await page.waitForURL("/signup");
  await type(page, "E-mail address", email);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Look at your mail")).toBeVisible();
  await press(page, "link", "Open the outbox");
  await page.waitForURL("/simulator/outbox");
  const mail = page.getByRole("listitem").filter({ hasText: email });
  await expect(async () => {
    await page.reload();
    await expect(mail).toHaveCount(1, { timeout: 500 });
  }).toPass();
  await tabTo(page, mail.getByRole("link"));
  await page.keyboard.press("Enter");
  await press(page, "button", "Sign in");

  await page.waitForURL("/onboarding");
  await type(page, "First name", "Kay");
  await type(page, "Phone number", GUITAR_PLAYER);
  await tabTo(page, page.getByLabel("Time zone"));
  // The time that stands there is hours away where it is noon.
  await page.keyboard.type(zoneAtNoon().replace(/^.*\//, "").replaceAll("_", " "));
  await tabTo(page, page.getByRole("checkbox"));
  await page.keyboard.press("Space");
  await press(page, "button", "That's it");

  await page.waitForURL("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Kay");
  await press(page, "link", "Write instead");
  await page.waitForURL("/reflect");
  await press(page, "button", "Start writing");
  await expect(page.getByLabel("Write your answer")).toBeFocused();
  await page.keyboard.type("I practised the violin for thirty minutes.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log").getByRole("listitem")).toHaveCount(3);
  await press(page, "button", "That's all for today");
  await press(page, "link", "Open the page of this talk");
  await page.waitForURL(/\/calls\/[\w-]{36}$/);
  await expect(card(page, "Transcript")).toContainText("I practised the violin");
});
