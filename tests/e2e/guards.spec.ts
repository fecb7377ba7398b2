import { callNow, GUITAR_PLAYER, join, newEmail, signIn, signInQuickly } from "./support/steps";
import { expect, test } from "./support/test";

test("a signed-out person is led to the sign-in and back", async ({ page }) => {
  const email = await join(page);
  await page.context().clearCookies();
  await page.goto("/settings");
  await expect(page).toHaveURL("/signup?redirectTo=%2Fsettings");
  await page.goto("/dashboard");
  await expect(page).toHaveURL("/signup?redirectTo=%2Fdashboard");
  await page.goto("/calls");
  await signIn(page, email, 2);
  await page.waitForURL("/calls");
});

test("onboarding comes first, and only once", async ({ page }) => {
  await signInQuickly(page, newEmail("new"));
  for (const path of ["/dashboard", "/calls", "/settings", "/verify"]) {
    await page.goto(path);
    await expect(page).toHaveURL("/onboarding");
  }
  await join(page);
  await page.goto("/onboarding");
  await expect(page).toHaveURL("/dashboard");
  await page.goto("/signup");
  await expect(page).toHaveURL("/dashboard");
});

test("what isn't there, and what is somebody else's, is not found", async ({
  page,
  otherBrowser,
  complaints,
}) => {
  complaints.allowStatus(404);
  await join(page);
  const call = await callNow(page);

  const stranger = await otherBrowser();
  await join(stranger, { firstName: "Igor" });
  for (const path of [call, "/calls/rubbish", "/no/such/page"]) {
    const response = await stranger.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
    await expect(stranger).toHaveTitle("Not found · relevel.me");
  }
});

test("the sign-in form says what is wrong with an address", async ({ page, complaints }) => {
  complaints.allowStatus(422);
  await page.goto("/signup");
  // Good enough for the browser's own check, and not for a mail server.
  await page.getByLabel("E-mail address").fill("maya@example");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByLabel("E-mail address")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("E-mail address")).toHaveAccessibleDescription(/Enter an address such as/);
  await expect(page.getByLabel("E-mail address")).toHaveValue("maya@example");
  await expect(page.getByLabel("E-mail address")).toBeFocused();
  await expect(page.getByRole("alert")).toContainText("Enter an address such as");
});

test("a wrong code and a used link are refused in words", async ({ page, complaints }) => {
  complaints.allowStatus(400);
  await page.goto("/signup");
  const email = newEmail("code");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByLabel("6-digit code").fill("000 000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This code doesn't work.")).toBeVisible();
  await expect(page.getByLabel("6-digit code")).toBeFocused();
  await page.goto("/auth/callback?token=rubbish");
  await expect(page.getByText("This link doesn't work")).toBeVisible();
});

test("onboarding says in words what is missing and keeps what was typed", async ({ page, complaints }) => {
  complaints.allowStatus(422);
  await signInQuickly(page, newEmail("lea"));
  await page.goto("/onboarding");
  const name = page.getByLabel("First name");
  const phone = page.getByLabel("Phone number");
  await expect(page.getByLabel("Time zone")).not.toHaveValue("");
  // The browser's own checks would stop these first.
  await page.locator("form").evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });

  await phone.fill("030 901820");
  await page.getByRole("button", { name: "That's it" }).click();
  await expect(name).toHaveAccessibleDescription(/Tell us what to call you\./);
  await expect(name).toBeFocused();
  await expect(page.getByRole("alert")).toHaveCount(3);
  await expect(phone).toHaveAccessibleDescription(/Start with \+ and the country code/);
  await expect(page.getByRole("checkbox")).toHaveAccessibleDescription(
    "We only call people who agree to it.",
  );
  await expect(phone).toHaveValue("030 901820");
  await expect(page.getByLabel("Time zone")).toHaveValue("America/Los_Angeles");

  await name.fill("Léa");
  await phone.fill("+49 1234");
  await page.getByRole("button", { name: "That's it" }).click();
  await expect(phone).toHaveAccessibleDescription(/doesn't exist in its country/);
  await expect(name).toHaveValue("Léa");
  await expect(name).not.toHaveAttribute("aria-invalid");
  await expect(phone).toBeFocused();

  await phone.fill(GUITAR_PLAYER);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "That's it" }).click();
  await page.waitForURL("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Léa");
});
