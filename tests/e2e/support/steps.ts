import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { expect } from "./test";

/** The simulated person who chats by himself, and the phone that a human answers. */
export const GUITAR_PLAYER = "+1 202 555 0101";
export const PHONE_IN_THE_BROWSER = "+1 202 555 0100";

export const BERLIN = "Europe/Berlin";

let serial = 0;

/** An address that no other test uses. */
export const newEmail = (name: string) => `${name.toLowerCase()}.${process.pid}.${++serial}@example.com`;

/** Times at which phones may ring everywhere, far enough apart that now is close to one of them at the most. */
const CALL_TIMES = ["09:15", "14:15", "19:15"];

/**
 * A time at which a phone may ring, but won't meanwhile: it is more than an hour away from now on a clock in a zone.
 *
 * @param nth 0 or 1, for another such time
 */
export function quietTime(zone: string, nth = 0): string {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const now = minutes(clock.format());
  const quiet = CALL_TIMES.filter((time) => Math.abs(minutes(time) - now) > 60);
  return quiet[nth] ?? "";
}

/** Asks for a sign-in mail, from the form on the page. */
export async function askForMail(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByText("Look at your mail")).toBeVisible();
}

/**
 * Opens the outbox and waits for the mail to an address.
 *
 * @param count how many mails to this address there must be by then
 * @returns the newest of them
 */
export async function findMail(page: Page, email: string, count = 1): Promise<Locator> {
  await page.getByRole("link", { name: "Open the outbox" }).click();
  await page.waitForURL("/simulator/outbox");
  const mails = page.getByRole("listitem").filter({ hasText: email });
  await expect(async () => {
    await page.reload();
    await expect(mails).toHaveCount(count, { timeout: 500 });
  }).toPass();
  return mails.first();
}

/** Signs in as a person does: form, mail, link, button. @param count mails to this address by then */
export async function signIn(page: Page, email: string, count = 1): Promise<void> {
  await askForMail(page, email);
  const mail = await findMail(page, email, count);
  await mail.getByRole("link").click();
  await expect(page.getByText("You are about to sign in as")).toBeVisible();
  await page.getByRole("button", { name: "Sign in" }).click();
}

export type Profile = { firstName: string; phone: string; localTz: string; callTime: string };

/** A person like any other, whose time is hours away. */
export const profileOf = (given: Partial<Profile> = {}): Profile => ({
  firstName: "Maya",
  phone: GUITAR_PLAYER,
  localTz: BERLIN,
  callTime: quietTime(given.localTz ?? BERLIN),
  ...given,
});

/** Posts a form as the page of that address would, without looking at it. */
async function post(request: APIRequestContext, base: string, path: string, form: Record<string, string>) {
  const response = await request.post(path, { form, headers: { Origin: base }, maxRedirects: 0 });
  expect(response.status(), `POST ${path}`).toBe(302);
}

/** Signs this page's browser in without showing it: for journeys that are about something else. */
export async function signInQuickly(page: Page, email: string): Promise<void> {
  const { request } = page;
  const base = process.env.E2E_URL ?? "";
  const mails = async () => {
    const response = await request.get(`/simulator/outbox.json?${new URLSearchParams({ to: email })}`);
    return (await response.json()) as { text: string }[];
  };
  const before = (await mails()).length;
  await post(request, base, "/signup", { email });
  await expect.poll(async () => (await mails()).length, { intervals: [50] }).toBe(before + 1);
  const [newest] = await mails();
  const link = /https?:\S+/.exec(newest?.text ?? "")?.[0] ?? "";
  const token = new URL(link).searchParams.get("token") ?? "";
  await post(request, base, "/auth/callback", { token });
}

/** Makes a person who has finished onboarding, and signs this page's browser in. @returns the address */
export async function join(page: Page, given: Partial<Profile> = {}): Promise<string> {
  const profile = profileOf(given);
  const email = newEmail(profile.firstName);
  await signInQuickly(page, email);
  await post(page.request, process.env.E2E_URL ?? "", "/onboarding", { ...profile, consent: "yes" });
  return email;
}

/** Presses "Call now" on the dashboard and follows to the page of the call. @returns its path */
export async function callNow(page: Page): Promise<string> {
  await page.goto("/dashboard");
  await page.getByRole("button", { name: "Call now" }).click();
  await page.waitForURL(/\/calls\/[\w-]{36}$/);
  return new URL(page.url()).pathname;
}

/** The badge and sentence that say where a call stands. */
export const callStatus = (page: Page): Locator => page.getByRole("status").first();

/** A card of a page, by its heading. */
export const card = (page: Page, name: string): Locator => page.getByRole("region", { name });
