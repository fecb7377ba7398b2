import type { Page } from "@playwright/test";
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

test("a call that is moved on the phone is moved back on the dashboard", async ({ page, context }) => {
  const call = await callNow(page);
  const phone = await context.newPage();
  await phone.goto("/simulator/phone");
  await phone.getByRole("button", { name: "Answer" }).click();
  const say = phone.getByLabel("Say something");
  await say.fill("Can you call me tomorrow at ten in the morning instead?");
  await say.press("Enter");
  await expect(phone.getByRole("log").getByRole("listitem").last()).toContainText(/^Companion: .*tomorrow/);
  await phone.getByRole("button", { name: "Hang up" }).click();
  await expect(phone.getByText("Call ended")).toBeVisible();

  await expect(card(page, "What happened")).toContainText(/You asked to be called on .* at 10:00\./);
  await page.goto("/dashboard");
  const nextCall = card(page, "Next call");
  await expect(nextCall).toContainText(/moved on the phone/i);
  await nextCall.getByRole("button", { name: /^Undo/ }).click();
  await expect(nextCall.getByRole("button", { name: /^Undo/ })).toHaveCount(0);
  await expect(nextCall).not.toContainText(/moved on the phone/i);
  await page.goto(call);
  await expect(callStatus(page)).toContainText("Done");
});

/** Browsers differ in what they can say and hear; this one does as the test tells it. */
async function withSpeech(phone: Page): Promise<void> {
  await phone.addInitScript(() => {
    class Recognition extends EventTarget {
      lang = "";
      onresult: ((event: unknown) => void) | null = null;
      onerror: ((event: unknown) => void) | null = null;
      onend: (() => void) | null = null;
      start() {
        Object.assign(window, { ears: this });
      }
      stop() {}
      abort() {
        if (Reflect.get(window, "ears") === this) Reflect.deleteProperty(window, "ears");
        this.onend?.();
      }
    }
    const spoken: string[] = [];
    const voices: { lang: string; default: boolean; localService: boolean }[] = [];
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak: (utterance: SpeechSynthesisUtterance) => {
        spoken.push(`${utterance.lang}: ${utterance.text}`);
        queueMicrotask(() => utterance.dispatchEvent(new Event("end")));
      },
      cancel: () => {},
    });
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    class Utterance extends EventTarget {
      lang = "";
      voice = null;
      onend: (() => void) | null = null;
      onerror: (() => void) | null = null;
      constructor(readonly text: string) {
        super();
        this.addEventListener("end", () => this.onend?.());
      }
    }
    Object.assign(window, {
      SpeechSynthesisUtterance: Utterance,
      webkitSpeechRecognition: Recognition,
      SpeechRecognition: undefined,
      spoken,
      voices,
    });
  });
}

/** What the browser's ears report: a result, an error or the end. */
const hear = (phone: Page, report: { text: string } | { error: string }) =>
  phone.evaluate((heard) => {
    const ears = Reflect.get(window, "ears");
    if ("text" in heard) ears.onresult({ results: [[{ transcript: heard.text }]] });
    else ears.onerror({ error: heard.error });
    Reflect.deleteProperty(window, "ears");
    ears.onend();
  }, report);

const isListening = (phone: Page) => phone.evaluate(() => Reflect.has(window, "ears"));

test("the phone speaks and listens with what the browser has", async ({ page, context }) => {
  await callNow(page);
  const phone = await context.newPage();
  await withSpeech(phone);
  await phone.goto("/simulator/phone");
  await phone.getByRole("button", { name: "Answer" }).click();
  const noVoice = phone.getByText("This browser has no English voice. Read along instead.");
  await expect(noVoice).toBeVisible();
  await phone.evaluate(() => {
    Reflect.get(window, "voices").push({ lang: "en-GB", default: true, localService: true });
    speechSynthesis.dispatchEvent(new Event("voiceschanged"));
  });
  const spoken = () => phone.evaluate(() => Reflect.get(window, "spoken").join(" "));
  await expect.poll(spoken).toMatch(/^en-GB: Hi Maya.*practise today/);
  await expect(noVoice).toHaveCount(0);

  const mic = phone.getByRole("button", { name: "Speak", exact: true });
  await mic.click();
  await expect.poll(() => isListening(phone)).toBe(true);
  await hear(phone, { text: "I practised the violin for thirty minutes." });
  await expect.poll(spoken).toMatch(/most of it on\?$/);

  // A silence is no reason to stop listening; a microphone that is closed is.
  for (const error of ["no-speech", "not-allowed"]) {
    await expect.poll(() => isListening(phone)).toBe(true);
    await hear(phone, { error });
  }
  await expect(phone.getByText("The microphone isn't allowed on this page.")).toBeVisible();
  await expect(mic).toHaveAttribute("aria-pressed", "false");
  await phone.getByLabel("Say something").fill("Bye!");
  await phone.getByLabel("Say something").press("Enter");
  await expect(phone.getByText("Call ended")).toBeVisible();
  // The goodbye is heard, too, and stays to be read.
  await expect.poll(spoken).toMatch(/Goodbye!$/);
  await expect(phone.getByRole("log")).toContainText("Goodbye!");
});
