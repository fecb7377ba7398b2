import type { Page } from "@playwright/test";
import { card, join } from "./support/steps";
import { expect, test } from "./support/test";

const lines = (page: Page) => page.getByRole("log", { name: "What was said" }).getByRole("listitem");
const box = (page: Page) => page.getByLabel("Write your answer");
const said = "I practised the violin for thirty minutes.";

async function begin(page: Page): Promise<void> {
  await join(page);
  await page.goto("/reflect");
  await expect(page.getByText(/until midnight, Berlin time/)).toBeVisible();
  await page.getByRole("button", { name: "Start writing" }).click();
  await expect(lines(page)).toHaveCount(1);
  await expect(lines(page).first()).toContainText(
    /relevel\.me, your AI companion, in writing.*practise today\?/,
  );
}

/** Its page has everything that a call's has. */
async function expectKept(page: Page): Promise<void> {
  await expect(page.getByText("Written down.")).toBeVisible();
  await page.getByRole("link", { name: "Open the page of this talk" }).click();
  await page.waitForURL(/\/calls\/[\w-]{36}$/);
  await expect(card(page, "Transcript")).toContainText(said);
  await expect(card(page, "Receipt")).toContainText("You wrote this talk yourself.");
  await expect(card(page, "Receipt")).toContainText("You said that was all for today.");
}

test("a day is kept in writing", async ({ page, complaints }) => {
  await begin(page);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await expect(box(page)).toBeFocused();
  await box(page).fill(said);
  await box(page).press("Enter");
  await expect(lines(page)).toHaveCount(3);
  await expect(lines(page).nth(1)).toContainText(said);
  await expect(lines(page).last()).toContainText("What did you spend most of it on?");
  await expect(box(page)).toHaveValue("");
  await expect(box(page)).toBeFocused();

  await box(page).pressSequentially("Mostly the slow movement.");
  await box(page).press("Shift+Enter");
  await box(page).pressSequentially("And a scale.");
  await expect(box(page)).toHaveValue("Mostly the slow movement.\nAnd a scale.");
  await box(page).press("Enter");
  await expect(lines(page)).toHaveCount(5);
  await expect(page.getByRole("button", { name: "That's all for today" })).toBeInViewport();

  await box(page).fill("Off the record, please.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Off the record." })).toBeVisible();
  await expect(lines(page).last()).toContainText("Off the record: not kept");
  await expect(lines(page)).toHaveCount(6);
  await box(page).fill("My neighbour Ottilie moves out.");
  await box(page).press("Enter");
  await expect(lines(page).last()).not.toContainText("Of course");
  await expect(page.getByRole("log")).not.toContainText("Ottilie");
  await box(page).fill("On the record.");
  await box(page).press("Enter");
  await expect(lines(page)).toHaveCount(7);
  await expect(page.getByText("Nothing of this is kept")).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(window, "sameDocument"))).toBe(true);

  complaints.allowStatus(409);
  // Another window of the same talk that was left behind: its words aren't lost.
  const other = await page.context().newPage();
  await other.goto("/reflect");
  await expect(lines(other)).toHaveCount(7);
  await box(page).fill("To breathe before the long notes.");
  await box(page).press("Enter");
  await expect(lines(page)).toHaveCount(9);
  await box(other).fill("Something else entirely.");
  await box(other).press("Enter");
  await expect(other.getByRole("alert")).toContainText("gone on in another window");
  await expect(lines(other)).toHaveCount(9);
  await expect(box(other)).toHaveValue("Something else entirely.");
  await other.close();

  await page.getByRole("button", { name: "That's all for today" }).click();
  await expectKept(page);
  await page.goto("/reflect");
  await expect(page.getByText("Today is kept already")).toBeVisible();
  await expect(page.getByRole("button", { name: "Start writing" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a day is kept in writing, too", async ({ page }) => {
    await begin(page);
    await box(page).fill(said);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(lines(page)).toHaveCount(3);
    // Whoever loads the page anew doesn't say it again.
    await page.reload();
    await expect(lines(page)).toHaveCount(3);
    await page.getByRole("button", { name: "That's all for today" }).click();
    await expectKept(page);
  });
});
