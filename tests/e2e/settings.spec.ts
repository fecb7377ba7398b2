import { zoneAtNoon } from "../setup/zone-at-noon";
import { BERLIN, callNow, card, join, PHONE_IN_THE_BROWSER, quietTime, signInQuickly } from "./support/steps";
import { expect, test } from "./support/test";

test("another time moves the next call", async ({ page }) => {
  await join(page);
  await page.goto("/settings");
  const later = quietTime(BERLIN, 1);
  await page.getByLabel("Call time").fill(later);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByText(new RegExp(`Next call \\w+ at ${later}, Berlin\\.`))).toBeVisible();
  await page.goto("/dashboard");
  await expect(card(page, "Next call").getByRole("time")).toHaveText(later);
});

test("a wrong number is refused in words, and the old one stays", async ({ page, complaints }) => {
  complaints.allowStatus(422);
  await join(page);
  await page.goto("/settings");
  const phone = page.getByLabel("Phone number");
  await phone.fill("0309018201");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(phone).toHaveAccessibleDescription(/Start with \+ and the country code/);
  await expect(phone).toBeFocused();
  await expect(phone).toHaveValue("0309018201");
  await page.goto("/settings");
  await expect(phone).toHaveValue("+12025550101");
});

test("another number takes the consent along, and the page says so", async ({ page }) => {
  await join(page);
  await page.goto("/settings");
  const phone = page.getByLabel("Phone number");
  await expect(phone).toHaveAccessibleDescription(/Your consent goes with you to the new number\.$/);
  await phone.fill(PHONE_IN_THE_BROWSER);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(phone).toHaveValue("+12025550100");
  await expect(page.getByText("Given", { exact: true })).toBeVisible();
  await expect(page.getByText(/^Next call/)).toBeVisible();

  await page.getByRole("button", { name: "Withdraw consent" }).click();
  await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();
  await expect(phone).not.toHaveAccessibleDescription(/Your consent goes with you/);
});

test("daily calls off and on again, and the dashboard says why", async ({ page }) => {
  await join(page);
  await page.goto("/settings");
  const dailyCalls = page.getByRole("switch", { name: "Daily calls" });
  await expect(dailyCalls).toBeChecked();
  await dailyCalls.click();
  await expect(page.getByText("Off. Nothing rings until you turn them on.")).toBeVisible();
  await expect(dailyCalls).not.toBeChecked();

  await page.goto("/dashboard");
  await expect(card(page, "Next call")).toContainText("No call is planned");
  await expect(card(page, "Next call")).toContainText("Daily calls are off.");
  await page.getByRole("link", { name: "Open settings" }).click();
  await dailyCalls.click();
  await expect(page.getByText(/^Next call/)).toBeVisible();
  await page.goto("/dashboard");
  await expect(card(page, "Next call").getByRole("time")).toBeVisible();
});

test("without consent nothing rings, until it is given again", async ({ page }) => {
  await join(page);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Withdraw consent" }).click();
  await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();

  await page.goto("/dashboard");
  await expect(card(page, "Next call")).toContainText("Your consent to calls was withdrawn");
  await page.getByRole("button", { name: "Call now" }).click();
  await expect(page.getByRole("alert")).toContainText("Give it again in Settings");

  await page.goto("/settings");
  await page.getByRole("button", { name: "I agree to this" }).click();
  await expect(page.getByText("Given", { exact: true })).toBeVisible();
  await callNow(page);
});

test("a session in another browser can be ended from here", async ({ page, otherBrowser }) => {
  const email = await join(page);
  const other = await otherBrowser({
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  });
  await signInQuickly(other, email);
  await other.goto("/dashboard");
  await expect(other.getByRole("heading", { level: 1 })).toContainText("Maya");

  await page.goto("/settings");
  const sessions = card(page, "Where you are signed in").getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await page.getByRole("button", { name: "Sign out Firefox on Linux" }).click();
  await expect(sessions).toHaveCount(1);

  await other.goto("/calls");
  await expect(other).toHaveURL("/signup?redirectTo=%2Fcalls");
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Maya");
});

/** The local day some days from now, in Berlin. */
const day = (ahead: number) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: BERLIN }).format(Date.now() + ahead * 86_400_000);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a plan for the week moves the next call, and a wrong time is refused beside it", async ({
      page,
      complaints,
    }) => {
      complaints.allowStatus(422);
      await join(page);
      await page.goto("/settings");
      const plan = card(page, "Your calls");
      const save = plan.getByRole("button", { name: "Save your calls" });
      const own = quietTime(BERLIN, 1);
      for (const time of await plan.getByLabel(/^Time on \w+days$/).all()) await time.fill(own);
      await plan.getByRole("checkbox", { name: "Sunday" }).uncheck();
      await plan.getByLabel("Your day begins at").selectOption("03:00");
      await plan.getByLabel("When an answering machine picks up").selectOption({ value: "message" });
      await plan.getByLabel("Time on Tuesdays").fill("06:00");
      await save.click();

      const tuesday = plan.getByLabel("Time on Tuesdays");
      await expect(tuesday).toHaveAttribute("aria-invalid", "true");
      await expect(tuesday).toHaveAccessibleDescription(
        "Calls to this number ring between 08:00 and 21:00. Choose a time in between; 19:30 leaves room for two more tries.",
      );
      await expect(tuesday).toHaveValue("06:00");
      if (javaScriptEnabled) await expect(tuesday).toBeFocused();
      await expect(plan.getByLabel("Time on Mondays")).toHaveValue(own);
      await expect(plan.getByRole("checkbox", { name: "Sunday" })).not.toBeChecked();
      await expect(plan.getByLabel("Your day begins at")).toHaveValue("3");

      await tuesday.fill(own);
      await save.click();
      await expect(plan.getByText("Saved.")).toBeVisible();
      await expect(page.getByText(new RegExp(`Next call \\w+ at ${own}, Berlin\\.`))).toBeVisible();
      await expect(plan.getByRole("checkbox", { name: "Sunday" })).not.toBeChecked();
      await expect(plan.getByLabel("When an answering machine picks up")).toHaveValue("message");
      await page.goto("/dashboard");
      await expect(card(page, "Next call")).toContainText(/Your time for \w+days\./);
    });

    test("wider hours need a tick", async ({ page, complaints }) => {
      complaints.allowStatus(422);
      await join(page);
      await page.goto("/settings");
      const plan = card(page, "Your calls");
      const save = plan.getByRole("button", { name: "Save your calls" });
      await plan.getByLabel("From").fill("22:00");
      await plan.getByLabel("Until").fill("01:00");
      for (const time of await plan.getByLabel(/^Time on \w+days$/).all()) await time.fill("22:30");
      await save.click();
      await expect(plan.getByLabel("From")).toHaveAccessibleDescription(/this window leaves nothing of that/);
      await plan.getByRole("checkbox", { name: /^Ring me in all of this window/ }).check();
      await save.click();
      await expect(plan.getByText("Saved.")).toBeVisible();
      await expect(page.getByText(/Next call \w+ at 22:30, Berlin\./)).toBeVisible();
    });

    test("a call is skipped and rings after all; calls are paused and resumed", async ({ page }) => {
      await join(page);
      await page.goto("/dashboard");
      const nextCall = card(page, "Next call");
      await nextCall.getByRole("button", { name: /^Skip (tonight|today|tomorrow)$/ }).click();
      await expect(nextCall).toContainText(
        /(Tonight|Today|Tomorrow) is skipped because you said so; next call/,
      );
      await nextCall.getByRole("button", { name: "Ring me after all" }).click();
      await expect(nextCall).not.toContainText("is skipped");
      await expect(nextCall).toContainText("Your usual time.");

      await page.goto("/settings");
      const pause = card(page, "A break");
      await pause.getByLabel("No daily calls until").fill(day(10));
      await pause.getByRole("button", { name: "Pause calls" }).click();
      await expect(pause).toContainText(/Paused until \w+day \d+ \w+/);
      await page.goto("/dashboard");
      await expect(nextCall).toContainText(/Paused until .*; the next call is then\./);
      await expect(nextCall.getByRole("button", { name: /^Skip/ })).toHaveCount(0);
      await page.goto("/settings");
      await pause.getByRole("button", { name: "Resume calls" }).click();
      await expect(pause.getByLabel("No daily calls until")).toBeVisible();
      await expect(page.getByText(/Next call (today|tomorrow) at/)).toBeVisible();
    });

    test("a call in twenty minutes waits and is taken back", async ({ page }) => {
      // Late in the evening or early in the morning it would be refused: the hours bind it.
      await join(page, { localTz: zoneAtNoon() });
      await page.goto("/dashboard");
      const nextCall = card(page, "Next call");
      await nextCall.getByRole("button", { name: "Call me in 20 minutes" }).click();
      await expect(nextCall).toContainText(/In (19|20) minutes: at \d\d:\d\d/);
      await nextCall.getByRole("button", { name: "Take it back" }).click();
      await expect(nextCall.getByRole("button", { name: "Call me in 20 minutes" })).toBeVisible();
    });
  });
}

test("the usual time comes back with a press", async ({ page }) => {
  await join(page);
  await page.goto("/settings");
  const plan = card(page, "Your calls");
  const monday = plan.getByLabel("Time on Mondays");
  const back = plan.getByRole("button", { name: "Give Monday the usual time" });
  await expect(back).toHaveCount(0);
  await monday.fill("10:00");
  await back.click();
  await expect(monday).toHaveValue("");
  await expect(monday).toBeFocused();
});
