import { join } from "./support/steps";
import { expect, test } from "./support/test";

test("without a network there is today's card, until its owner signs out", async ({
  page,
  context,
  complaints,
}) => {
  complaints.allowNoNetwork();
  await join(page, { firstName: "Vera" });
  await page.goto("/dashboard");
  // The worker fetches the card when the page has come to rest.
  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match("/today"))), { timeout: 20_000 })
    .toBe(true);

  await context.setOffline(true);
  await page.goto("/calls");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vera's day");
  await expect(page.getByRole("region", { name: "Next call" })).toContainText(/\d\d:\d\d/);
  // Its style sheet was kept with it.
  await expect(page.getByRole("main")).toHaveCSS("display", "grid");

  await context.setOffline(false);
  await page.goto("/dashboard");
  await page.getByRole("button", { name: /^Account menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  await expect.poll(() => page.evaluate(async () => Boolean(await caches.match("/today")))).toBe(false);

  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match("/offline"))), { timeout: 20_000 })
    .toBe(true);
  await page.reload();
  await context.setOffline(true);
  await page.goto("/pricing?from=mail");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No connection");
  // What follows the question mark may be the key of a link in a mail.
  await context.setOffline(false);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page).toHaveURL("/pricing?from=mail");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("No connection");
});
