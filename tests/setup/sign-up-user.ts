import type pg from "pg";
import { expect } from "vitest";
import { Browser, newEmail } from "../integration/browser";
import type { App } from "./start-app";
import { zoneAtNoon } from "./zone-at-noon";

export type SignedUpUser = { browser: Browser; email: string; userId: string };

/**
 * A person who has signed up and finished onboarding, through the product's own pages.
 *
 * @param number what they typed as their phone number
 * @param zone where they live; by default where it is day, so that their phone may ring
 */
export async function signUpUser(
  app: App,
  db: pg.Client,
  number: string,
  zone = zoneAtNoon(),
): Promise<SignedUpUser> {
  const browser = new Browser(app.url);
  const email = newEmail();
  expect(await browser.signIn(email)).toMatchObject({ status: 302 });
  const profile = { firstName: "Asha", phone: number, localTz: zone, callTime: "19:30", consent: "yes" };
  expect(await browser.post("/onboarding", profile)).toMatchObject({ status: 302, location: "/dashboard" });
  const { rows } = await db.query<{ id: string }>("select id from users where email = $1", [email]);
  return { browser, email, userId: rows[0]?.id ?? "" };
}
