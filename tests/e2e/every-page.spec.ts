import { zoneAtNoon } from "../setup/zone-at-noon";
import { inspect } from "./support/inspect";
import {
  askForMail,
  callNow,
  callStatus,
  card,
  findMail,
  join,
  newEmail,
  PHONE_IN_THE_BROWSER,
  signInQuickly,
} from "./support/steps";
import { expect, test } from "./support/test";

/** Without motion no colour is measured halfway through a fade. */
test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const path of [
  "/",
  "/pricing",
  "/vision",
  "/privacy",
  "/terms",
  "/refund",
  "/try",
  "/offline",
  "/simulator/companion",
  "/simulator/outbox",
]) {
  test(`everybody's page ${path}`, async ({ page }) => {
    await page.goto(path);
    await inspect(page, path);
  });
}

test("a page that isn't there", async ({ page, complaints }) => {
  complaints.allowStatus(404);
  await page.goto("/no/such/page");
  await inspect(page, "404");
});

test("signing in", async ({ page, complaints }) => {
  const email = newEmail("ines");
  await page.goto("/signup");
  await inspect(page, "/signup");
  await askForMail(page, email);
  await expect(page).toHaveURL("/signup?sent=1");
  await inspect(page, "/signup?sent=1");
  const mail = await findMail(page, email);
  await inspect(page, "an outbox with mail");
  await mail.getByRole("link").click();
  await expect(page.getByText("You are about to sign in as")).toBeVisible();
  await inspect(page, "/auth/callback");
  complaints.allowStatus(400);
  await page.goto("/auth/callback?token=used");
  await inspect(page, "/auth/callback of a used link");
  await signInQuickly(page, email);
  await page.goto("/onboarding");
  await inspect(page, "/onboarding");
});

test("before and after the first call", async ({ page }) => {
  // Many pages, each looked at in four ways.
  test.slow();
  await join(page);
  await page.goto("/dashboard");
  await inspect(page, "/dashboard before the first call");
  await page.goto("/calls");
  await inspect(page, "/calls before the first call");
  for (const path of ["/skills", "/worldboard", "/progress", "/progress/card", "/memories", "/today"]) {
    await page.goto(path);
    await inspect(page, `${path} before the first call`);
  }
  await callNow(page);
  await expect(callStatus(page)).toContainText("Done", { timeout: 20_000 });
  await page.getByText("Not what I meant").first().click();
  await inspect(page, "the page of a finished call, with a correction open");
  await page.goto("/dashboard");
  await expect(card(page, "Last calls").getByRole("listitem")).toHaveCount(1);
  await inspect(page, "/dashboard");
  await page.goto("/calls");
  await inspect(page, "/calls");
  for (const path of [
    ...["/calls?show=talks", "/calls?show=silent", "/skills", "/worldboard", "/progress", "/progress/rules"],
    ...["/memories", "/memories?q=gitar", "/today"],
  ]) {
    await page.goto(path);
    await inspect(page, path);
  }
  await page.goto("/skills");
  await page
    .getByRole("main")
    .getByRole("link", { name: /Guitar/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Guitar");
  await inspect(page, "the page of a skill");
  await page.goto("/companion");
  await inspect(page, "/companion");
  await page.goto("/billing");
  await inspect(page, "/billing where nothing is sold");
  for (const path of ["/account", "/account/data", "/account/log", "/account/delete"]) {
    await page.goto(path);
    await inspect(page, path);
  }
  await page.goto("/settings");
  await inspect(page, "/settings");
  await page.getByRole("button", { name: /^Account menu/ }).click();
  await inspect(page, "/settings with the account menu open");
});

test("a talk in writing", async ({ page, complaints }) => {
  await join(page);
  await page.goto("/reflect");
  await inspect(page, "/reflect before the first line");
  await page.getByRole("button", { name: "Start writing" }).click();
  await page.getByLabel("Write your answer").fill("Off the record, please.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Nothing of this is kept")).toBeVisible();
  await inspect(page, "/reflect off the record");
  await page.getByRole("button", { name: "That's all for today" }).click();
  await expect(page.getByRole("link", { name: "Open the page of this talk" })).toBeVisible();
  await inspect(page, "/reflect after the last line");
  complaints.allowStatus(404);
  await page.goto("/reflect/no-such-link");
  await inspect(page, "/reflect of a link that doesn't work");
});

test("a number that isn't proved yet", async ({ page, complaints }) => {
  complaints.allowStatus(422);
  await join(page, { phone: "+49 30 90182103", localTz: zoneAtNoon() });
  await page.goto("/dashboard");
  await expect(page.getByText("Prove that")).toBeVisible();
  await inspect(page, "/dashboard with a number to be proved");
  await page.goto("/verify");
  await inspect(page, "/verify before the call");
  await page.getByRole("button", { name: "Call me with the code" }).click();
  await page.getByLabel("The six digits").fill("12345");
  await page.getByRole("button", { name: "Check the code" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await inspect(page, "/verify with a refused code");
  // Everybody's calls ring on the same phone.
  const phone = await page.context().newPage();
  await phone.goto("/simulator/phone");
  await phone.getByRole("button", { name: "Decline" }).click();
  await expect(page.getByText("Nobody picked up.")).toBeVisible();
});

test("a call plan in its states", async ({ page, complaints }) => {
  complaints.allowStatus(422);
  await join(page, { localTz: zoneAtNoon() });
  await page.goto("/settings");
  const plan = card(page, "Your calls");
  await plan.getByLabel("Time on Mondays").fill("06:00");
  await plan.getByLabel("From").fill("09:00");
  await plan.getByRole("button", { name: "Save your calls" }).click();
  await expect(plan.getByRole("alert")).toHaveCount(1);
  await inspect(page, "/settings with half a window");
  await plan.getByLabel("Until").fill("20:30");
  await plan.getByRole("button", { name: "Save your calls" }).click();
  await expect(plan.getByLabel("Time on Mondays")).toHaveAttribute("aria-invalid", "true");
  await inspect(page, "/settings with a refused time");

  await page.goto("/dashboard");
  await page.getByRole("button", { name: "Call me in 20 minutes" }).click();
  await expect(card(page, "Next call")).toContainText(/In (19|20) minutes/);
  await page.getByRole("button", { name: /^Skip/ }).click();
  await expect(page.getByRole("button", { name: "Ring me after all" })).toBeVisible();
  await inspect(page, "/dashboard with a waiting call and a skipped one");
  await page.goto("/settings");
  await page
    .getByLabel("No daily calls until")
    .fill(new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10));
  await page.getByRole("button", { name: "Pause calls" }).click();
  await expect(page.getByRole("button", { name: "Resume calls" })).toBeVisible();
  await inspect(page, "/settings during a break");
});

test("while a call rings and while it talks", async ({ page, context }) => {
  await join(page, { phone: PHONE_IN_THE_BROWSER });
  const phone = await context.newPage();
  await phone.goto("/simulator/phone");
  await expect(phone.getByRole("status")).toContainText(/No call right now|Call ended/);
  await inspect(phone, "/simulator/phone at rest");
  await callNow(page);
  await expect(callStatus(page)).toContainText("Your phone is ringing.");
  await expect(phone.getByRole("button", { name: "Answer" })).toBeVisible();
  await inspect(phone, "/simulator/phone ringing");
  await phone.getByRole("button", { name: "Answer" }).click();
  await phone.getByLabel("Say something").fill("I practised my Spanish verbs for an hour.");
  await phone.getByRole("button", { name: "Send" }).click();
  await expect(phone.getByRole("log").getByRole("listitem")).toHaveCount(3);
  await inspect(phone, "/simulator/phone talking");
  await expect(callStatus(page)).toContainText("You are talking.");
  await inspect(page, "the page of a live call");
  await page.goto("/dashboard");
  await inspect(page, "/dashboard during a call");
  // Everybody's calls ring on the same phone: the next test finds it at rest.
  await phone.getByRole("button", { name: "Hang up" }).click();
  await expect(phone.getByText("Call ended")).toBeVisible();
});
