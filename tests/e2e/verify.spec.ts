import type { Locator, Page } from "@playwright/test";
import { zoneAtNoon } from "../setup/zone-at-noon";
import {
  callNow,
  card,
  join,
  newEmail,
  PHONE_IN_THE_BROWSER,
  profileOf,
  signInQuickly,
} from "./support/steps";
import { expect, test } from "./support/test";

/** A number that looks like anybody's: on this instance it rings in the browser. No two tests share one. */
const number = (nth: number) => `+49 30 90182${nth}`;

/** Where nobody is asleep: a phone is not rung at night to prove that it's somebody's. */
const joinWith = (page: Page, phone: string) => join(page, { phone, localTz: zoneAtNoon() });

const said = (phone: Page): Locator => phone.getByRole("log").getByRole("listitem");

/** The six digits in what the companion has said, which are read one by one. */
async function codeHeard(phone: Page): Promise<string> {
  await expect(said(phone).first()).toContainText(/\d(\D{1,3}\d){5}/);
  const words = ((await said(phone).first().textContent()) ?? "").match(/\d(\D{1,3}\d){5}/)?.[0] ?? "";
  return words.replace(/\D/g, "");
}

const another = (code: string) => `${code.slice(0, 5)}${(Number(code[5]) + 1) % 10}`;

test("a number is proved with the code that a call reads out", async ({ page, context, complaints }) => {
  complaints.allowStatus(422);
  await joinWith(page, number(101));
  await page.goto("/dashboard");
  await expect(page.getByText("Show me that the number is yours")).toBeVisible();
  await expect(card(page, "Next call")).toContainText("No call is planned");
  await expect(page.getByRole("button", { name: "Call now" })).toHaveCount(0);
  await page.goto("/settings");
  await expect(page.getByText("Not verified")).toBeVisible();
  await page.getByRole("link", { name: "Verify this number" }).click();
  await page.waitForURL("/verify");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Is +49 ••• 01 yours?");

  await page.getByRole("button", { name: "Call me with the code" }).click();
  await expect(page.getByText("It is ringing now.")).toBeVisible();
  const phone = await context.newPage();
  await phone.goto("/simulator/phone");
  await expect(phone.getByText("+49 ••• 2101")).toBeVisible();
  await phone.getByRole("button", { name: "Answer" }).click();
  const code = await codeHeard(phone);
  await expect(page.getByText("The code is being read to you.")).toBeVisible();

  const digits = page.getByLabel("The six digits");
  await digits.fill("12345");
  await digits.press("Enter");
  await expect(digits).toHaveAccessibleDescription(/Six digits, please/);
  await digits.fill(another(code));
  await page.getByRole("button", { name: "Check the code" }).click();
  await expect(digits).toHaveAttribute("aria-invalid", "true");
  await expect(digits).toBeFocused();
  await expect(digits).toHaveAccessibleDescription(/tries are left/);

  await digits.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole("button", { name: "Check the code" }).click();
  await page.waitForURL("/dashboard");
  await expect(card(page, "Next call").getByRole("time")).toBeVisible();
  await expect(page.getByText(/^Prove that/)).toHaveCount(0);
  await page.goto("/verify");
  await expect(page).toHaveURL("/dashboard");
  await page.goto("/settings");
  await expect(page.getByText("Verified", { exact: true })).toBeVisible();

  await phone.getByRole("button", { name: "Hang up" }).click();
  await expect(phone.getByRole("link", { name: "Type the code" })).toBeVisible();
  await page.goto("/dashboard");
  await expect(card(page, "Last calls")).toContainText("Call with your code");
});

test("a number that somebody else has proved, or that is a wrong one, is left alone", async ({
  page,
  otherBrowser,
  complaints,
}) => {
  complaints.allowStatus(422);
  await joinWith(page, number(104));
  await page.goto("/verify");
  await page.getByRole("button", { name: "Call me with the code" }).click();
  const phone = await page.context().newPage();
  await phone.goto("/simulator/phone");
  await phone.getByRole("button", { name: "Answer" }).click();
  await page.getByLabel("The six digits").fill(await codeHeard(phone));
  await page.getByRole("button", { name: "Check the code" }).click();
  await page.waitForURL("/dashboard");

  const stranger = await otherBrowser();
  await joinWith(stranger, number(104));
  await stranger.goto("/verify");
  await stranger.getByRole("button", { name: "Call me with the code" }).click();
  await expect(stranger.getByRole("alert")).toContainText("verified by another account");

  await phone.getByLabel("Say something").fill("Sorry, you have the wrong number.");
  await phone.getByLabel("Say something").press("Enter");
  await expect(phone.getByText("Call ended")).toBeVisible();
  await expect(async () => {
    await page.goto("/dashboard");
    await expect(page.getByText("Nothing rings +49 ••• 04")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole("button", { name: "Call now" })).toHaveCount(0);
  await page.goto("/settings");
  await expect(page.getByText("Whoever answered asked never to be called.")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a number is proved all the same", async ({ page, context }) => {
    await joinWith(page, number(102));
    await page.goto("/dashboard");
    await page.getByRole("link", { name: "Verify the number" }).first().click();
    await page.getByRole("button", { name: "Call me with the code" }).click();
    await expect(page.getByLabel("The six digits")).toBeVisible();

    const phone = await context.newPage();
    const answer = phone.getByRole("button", { name: "Answer" });
    await expect(async () => {
      await phone.goto("/simulator/phone");
      await expect(answer).toBeVisible({ timeout: 200 });
    }).toPass();
    await answer.click();
    await page.getByLabel("The six digits").fill(await codeHeard(phone));
    await phone.getByRole("button", { name: "Hang up" }).click();
    await page.getByRole("button", { name: "Check the code" }).click();
    await page.waitForURL("/dashboard");
    await expect(card(page, "Next call").getByRole("time")).toBeVisible();
  });
});

test("a reserved number counts as verified", async ({ page }) => {
  await join(page);
  await page.goto("/verify");
  await expect(page).toHaveURL("/dashboard");
});

test("the companion speaks the language of the browser, until told otherwise", async ({ otherBrowser }) => {
  const page = await otherBrowser({ locale: "es-MX" });
  await signInQuickly(page, newEmail("lucia"));
  await page.goto("/onboarding");
  await expect(page.getByText("The companion speaks Spanish with you")).toBeVisible();
  const { callTime, localTz } = profileOf();
  await page.getByLabel("First name").fill("Lucía");
  await page.getByLabel("Phone number").fill(PHONE_IN_THE_BROWSER);
  await page.getByLabel("Time zone").selectOption(localTz);
  await page.getByLabel("Call time").fill(callTime);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "That's it" }).click();
  await page.waitForURL("/dashboard");

  const phone = await page.context().newPage();
  await callNow(page);
  await phone.goto("/simulator/phone");
  await phone.getByRole("button", { name: "Answer" }).click();
  await expect(said(phone).first()).toContainText("¿Qué has practicado hoy?");
  await expect(said(phone).first().locator("[lang=es]")).toBeVisible();
  await phone.getByLabel("Say something").fill("Hoy practiqué la guitarra durante 45 minutos.");
  await phone.getByLabel("Say something").press("Enter");
  await expect(said(phone).last()).toContainText(/¿.+\?/);
  await phone.getByRole("button", { name: "Hang up" }).click();
  await expect(phone.getByText("Call ended")).toBeVisible();

  await page.goto("/settings");
  await expect(page.getByLabel("Language")).toHaveValue("es");
  await page.getByLabel("Language").selectOption("English");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Language")).toHaveValue("en");
});
