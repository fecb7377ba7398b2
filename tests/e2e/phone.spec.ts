import { callNow, callStatus, card, join, PHONE_IN_THE_BROWSER } from "./support/steps";
import { expect, test } from "./support/test";

/** What the companion asks, and what is typed then. */
const TALK = [
  [/What did you practise today/, "I practised the violin for thirty minutes."],
  [/What did you spend most of it on/, "Mostly on the slow movement."],
  [/What did you learn/, "I learned to breathe before the long notes."],
  [/what felt hard/, "Keeping the bow straight near the tip."],
  [/one small next step/, "Play the first page from memory on Sunday."],
] as const;

test.beforeEach(({ page }) => join(page, { phone: PHONE_IN_THE_BROWSER }));

test("the phone in the browser is answered and talked to by hand", async ({ page, context }) => {
  await callNow(page);
  await expect(callStatus(page)).toContainText("Your phone is ringing.");

  const phone = await context.newPage();
  await phone.goto("/simulator/phone");
  await expect(phone.getByRole("status").filter({ hasText: "Incoming call" })).toBeVisible();
  await phone.getByRole("button", { name: "Answer" }).click();

  const said = phone.getByRole("log").getByRole("listitem");
  for (const [question, answer] of TALK) {
    await expect(said.last()).toContainText(question);
    await phone.getByLabel("Say something").fill(answer);
    await phone.getByLabel("Say something").press("Enter");
  }
  // The companion says goodbye and hangs up.
  await expect(phone.getByText("Call ended")).toBeVisible();

  await expect(callStatus(page)).toContainText("Done");
  const transcript = card(page, "Transcript");
  for (const [question, answer] of TALK) {
    await expect(transcript).toContainText(question);
    await expect(transcript).toContainText(answer);
  }
  await expect(card(page, "Receipt")).toContainText("The companion said goodbye.");
});

test("hanging up in the middle keeps what was said until then", async ({ page, context }) => {
  await callNow(page);
  const phone = await context.newPage();
  await phone.goto("/simulator/phone");
  await phone.getByRole("button", { name: "Answer" }).click();
  await phone.getByLabel("Say something").fill("I drew three hands with a pencil.");
  await phone.getByRole("button", { name: "Send" }).click();
  await expect(phone.getByRole("log").getByRole("listitem")).toHaveCount(3);
  await expect(callStatus(page)).toContainText("You are talking.");
  await phone.getByRole("button", { name: "Hang up" }).click();
  await expect(phone.getByText("Call ended")).toBeVisible();

  await expect(callStatus(page)).toContainText("Done");
  await expect(card(page, "Transcript")).toContainText("I drew three hands with a pencil.");
  await expect(card(page, "Receipt")).toContainText("You hung up.");
});

test("a declined call is a missed call, and nothing worse", async ({ page, context }) => {
  await callNow(page);
  const phone = await context.newPage();
  await phone.goto("/simulator/phone");
  await phone.getByRole("button", { name: "Decline" }).click();

  await expect(callStatus(page)).toContainText("Nobody picked up. That's fine.");
  await expect(card(page, "Receipt")).toContainText("The call was declined.");
  await expect(card(page, "Transcript")).toContainText("Nothing was said on this call.");
});
