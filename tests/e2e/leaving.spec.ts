import { inspect } from "./support/inspect";
import { card, join } from "./support/steps";
import { expect, test } from "./support/test";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("an account is left, and kept after all", async ({ page, complaints }) => {
  const email = await join(page);
  await page.goto("/account");
  await expect(card(page, "What happens to your data now")).toContainText(
    "Nothing of yours leaves this server",
  );
  await page.getByLabel("30 days").check();
  await page.getByRole("button", { name: "Keep them so long" }).click();
  await expect(page.getByText("kept for 30 days")).toBeVisible();

  await page.getByRole("button", { name: "Allow for 24 hours" }).click();
  const grant = card(page, "Let an administrator read transcripts");
  await expect(grant).toContainText("No transcript was opened so far.");
  await grant.getByRole("button", { name: "Take it back" }).click();
  await expect(grant.getByRole("button", { name: "Allow for 7 days" })).toBeVisible();

  await page.getByRole("link", { name: "What exactly happens" }).click();
  complaints.allowStatus(422);
  await page.getByLabel(/^Type your e-mail address/).fill("delete");
  await page.getByRole("button", { name: "Delete the account" }).click();
  await expect(page.getByRole("alert")).toContainText("DELETE in capital letters");
  await page.getByLabel(/^Type your e-mail address/).fill(email.toUpperCase());
  await page.getByRole("button", { name: "Delete the account" }).click();
  await page.waitForURL("/account/leaving");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account is being deleted");
  await inspect(page, "/account/leaving");

  // Whatever is opened, this is where it leads; the copy can still be taken along.
  for (const path of ["/dashboard", "/settings", "/account", "/reflect"]) {
    await page.goto(path);
    await expect(page).toHaveURL("/account/leaving");
  }
  expect((await page.request.post("/api/calls/initiate")).status()).toBe(409);
  await page.getByRole("link", { name: "Download my data" }).click();
  await expect(page).toHaveURL("/account/data");
  await expect(page.getByRole("button", { name: "Download your data" })).toBeVisible();
  await expect(card(page, "Bring a copy")).toContainText("To bring a copy, undo that first.");
  await expect(page.getByLabel("The ZIP file")).toHaveCount(0);
  await page.goto("/dashboard");
  await page.getByRole("button", { name: "Undo, and keep my account" }).click();
  await page.waitForURL("/dashboard");
  await expect(card(page, "Next call")).toContainText("Berlin");

  await page.goto("/account/log");
  for (const words of [
    ...[
      "The deletion was undone",
      "The account was marked for deletion",
      "The permission to read transcripts was",
    ],
    ...["How long transcripts are kept was changed", "A browser signed in"],
  ]) {
    await expect(page.getByText(words).first()).toBeVisible();
  }
});
