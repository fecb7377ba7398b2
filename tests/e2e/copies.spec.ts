import { callNow, callStatus, card, join, newEmail, signInQuickly } from "./support/steps";
import { expect, test } from "./support/test";

test("everything is taken along into another account, before it is even set up", async ({
  page,
  complaints,
}) => {
  complaints.allowStatus(422);
  await join(page);
  await callNow(page);
  await expect(callStatus(page)).toContainText("Done", { timeout: 20_000 });
  await page.goto("/account/data");
  await expect(page.getByText(/^1 talk/)).toBeVisible();
  await expect(card(page, "Bring a copy")).toContainText("talks or practice of its own");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download your data" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^relevel-me-\d{4}-\d\d-\d\d\.zip$/);
  const copy = await download.path();

  await page.context().clearCookies();
  await signInQuickly(page, newEmail("again"));
  await page.goto("/account/data");
  const file = page.getByLabel("The ZIP file");
  await file.setInputFiles({ name: "copy.zip", mimeType: "application/zip", buffer: Buffer.from("no ZIP") });
  await page.getByRole("button", { name: "Bring this copy" }).click();
  await expect(file).toHaveAccessibleDescription(/This is no ZIP file/);
  await file.setInputFiles(copy);
  await page.getByRole("button", { name: "Bring this copy" }).click();
  await expect(page.getByText(/^1 talk, \d+ XP/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/^1 talk/).first()).toBeVisible();
  await expect(file).toHaveCount(0);
});
