import type { Page } from "@playwright/test";
import { card, join } from "./support/steps";
import { expect, test } from "./support/test";

const say = async (page: Page, text: string) => {
  await page.getByLabel("Say something").fill(text);
  await page.getByLabel("Say something").press("Enter");
  await expect(page.getByRole("log").getByText(text, { exact: true })).toBeVisible();
};
const kept = (page: Page) => page.evaluate(() => sessionStorage.getItem("relevel.try"));

test("a call of a minute, with the keyboard, kept in this tab alone", async ({ page }) => {
  await page.goto("/try");
  await page.getByRole("button", { name: "Answer" }).press("Enter");
  await expect(page.getByLabel("Say something")).toBeFocused();
  await expect(page.getByRole("timer")).toBeVisible();
  await say(page, "Guitar, 45 minutes.");
  expect(await kept(page)).toBeNull();
  await say(page, "Play the whole song once by Friday.");
  await expect(page.getByRole("region", { name: "What a real call would have kept" })).toContainText(
    "You practised guitar for 45 minutes.",
  );
  expect(JSON.parse((await kept(page)) ?? "")).toMatchObject({
    lines: ["Guitar, 45 minutes.", "Play the whole song once by Friday."],
  });
});

test("the minute leads to the goodbye, unless somebody takes their time", async ({ page }) => {
  await page.clock.install();
  await page.goto("/try");
  await page.getByRole("button", { name: "Answer" }).click();
  for (let second = 0; second <= 60; second++) await page.clock.runFor(1_000);
  await expect(page.getByText("That's our minute.")).toBeVisible();
  expect(await kept(page)).toBeNull();

  await page.goto("/try");
  await page.getByRole("button", { name: "Answer" }).click();
  await page.getByRole("button", { name: "Take my time" }).click();
  for (let second = 0; second <= 60; second++) await page.clock.runFor(1_000);
  await say(page, "Guitar, 45 minutes.");
  await expect(page.getByText("What is one small next step?")).toBeVisible();
});

test("whoever signs up may keep it, from the tab that their mail opens", async ({ page, context }) => {
  await page.goto("/try");
  await page.getByRole("button", { name: "Answer" }).click();
  await say(page, "I practised the guitar for 45 minutes today, mostly the second song.");
  await say(page, "Play the whole song once by Friday.");
  await page.getByRole("link", { name: "Choose your time" }).click();
  await page.waitForURL("/signup");
  const tab = await context.newPage();
  await join(tab);
  await tab.goto("/dashboard");
  const offer = card(tab, "Keep the talk we had?");
  await expect(offer).toContainText("mostly the second song");
  await offer.getByRole("button", { name: "Keep" }).click();
  await card(tab, "Kept").getByRole("link").click();
  await tab.getByRole("link", { name: "Open the page of this talk" }).click();
  await tab.waitForURL(/\/calls\/[\w-]{36}$/);
  await expect(card(tab, "Transcript")).toContainText("mostly the second song");
  await tab.goto("/dashboard");
  await expect(card(tab, "Next call")).toBeVisible();
  await expect(offer).toHaveCount(0);
});
