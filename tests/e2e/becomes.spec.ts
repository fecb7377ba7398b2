import { callNow, callStatus, card, join } from "./support/steps";
import { expect, test } from "./support/test";

test("a call becomes a reflection, XP, practice, a quest and a memory", async ({ page }) => {
  await join(page, { firstName: "Ines" });
  const call = await callNow(page);

  await test.step("within seconds the talk is written up, with quotes and reasons", async () => {
    await expect(callStatus(page)).toContainText("Done", { timeout: 20_000 });
    const reflection = card(page, "Reflection");
    await expect(reflection).toContainText("reflection", { timeout: 10_000 });
    await expect(reflection).toContainText("thumb");
    await expect(reflection.getByRole("blockquote").first()).toBeVisible();
    const gains = card(page, "What it brought");
    await expect(gains.getByRole("list", { name: "XP and why" })).toContainText("reflection");
    await expect(gains.getByRole("list", { name: "XP and why" })).toContainText("45 minutes of Guitar");
    await expect(gains).toContainText(/\+\d+ XP/);
    await expect(gains.getByRole("region", { name: "Practice" })).toContainText("45 min");
    await expect(gains.getByRole("region", { name: "Quests" })).toContainText(/Play the whole song once/);
    await expect(gains.getByRole("region", { name: "Quests" })).toContainText(/Due (Friday|tomorrow|Fri \d)/);
    await expect(gains).toContainText("We talk again");
  });

  await test.step("a footnote leads to the turn it stands on", async () => {
    await card(page, "Reflection").getByRole("link").first().click();
    await expect(page).toHaveURL(/#turn-\d+$/);
  });

  await test.step("what wasn't meant is put right, and what followed is undone", async () => {
    const practice = card(page, "Reflection").getByRole("listitem").filter({ hasText: "45 minutes" }).first();
    await practice.getByText("Not what I meant").click();
    const said = practice.getByRole("textbox").first();
    await said.fill("Hi! I practised guitar today, about 30 minutes.");
    await practice.getByRole("button", { name: "Save what I meant" }).first().click();
    await expect(page.getByText("What your correction changed")).toBeVisible({ timeout: 10_000 });
    await expect(card(page, "Transcript")).toContainText("Corrected by you");
  });

  await test.step("the skill has its minutes and the evidence", async () => {
    await page.getByRole("link", { name: "Skills", exact: true }).first().click();
    await page.waitForURL("/skills");
    await page
      .getByRole("main")
      .getByRole("link", { name: /Guitar/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Guitar");
    await expect(page.getByRole("main")).toContainText(/30 min|45 min/);
  });

  await test.step("the quest is done by a tap, and can be taken back", async () => {
    await page.goto("/dashboard");
    const quests = card(page, "Quests");
    await quests.getByRole("button", { name: /^Done: Play the whole song/ }).click();
    await expect(quests.getByRole("status")).toContainText("Done: Play the whole song");
    await expect(quests.getByRole("button", { name: /^Done: Play the whole song/ })).toHaveCount(0);
    await expect(card(page, "Where you stand")).toContainText("1 day");
  });

  await test.step("a memory is found, forgotten, and found no more", async () => {
    await page.goto("/memories?q=Nora");
    await expect(page.getByRole("main").locator("mark").first()).toHaveText(/Nora/);
    await page.goto("/memories");
    const fact = page.getByRole("listitem").filter({ hasText: "Nora" }).first();
    await fact.getByText("Forget", { exact: true }).click();
    await page.getByRole("button", { name: "Forget it" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "Nora" })).toHaveCount(0);
    await page.goto("/memories?q=Nora");
    await expect(page.getByRole("main").locator("mark")).toHaveCount(0);
  });

  await test.step("the ledger says why", async () => {
    await page.goto("/progress");
    await expect(page.getByRole("main")).toContainText(/reflection/);
    await page.goto(call);
    await expect(card(page, "Reflection")).toBeVisible();
  });
});
