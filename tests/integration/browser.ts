import { expect, vi } from "vitest";
import { neverLog } from "../setup/kept-log";

/** A mail as `/simulator/outbox.json` shows it. */
export type CaughtMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  createdAt: string;
};

let serial = 0;

/** An address that no other test of this file uses. */
export const newEmail = () => `person${++serial}@example.com`;

/** A browser without JavaScript: keeps cookies, follows no redirect. */
export class Browser {
  readonly cookies = new Map<string, string>();

  /** @param base address of the app, without a slash at the end */
  constructor(
    readonly base: string,
    readonly headers: Record<string, string> = {},
  ) {}

  async send(
    method: string,
    path: string,
    init: { form?: Record<string, string>; headers?: HeadersInit } = {},
  ) {
    const headers = new Headers({ ...this.headers, ...Object.fromEntries(new Headers(init.headers)) });
    if (this.cookies.size > 0)
      headers.set("Cookie", [...this.cookies].map((pair) => pair.join("=")).join("; "));
    const response = await fetch(new URL(path, this.base), {
      method,
      headers,
      redirect: "manual",
      body: init.form ? new URLSearchParams(init.form) : undefined,
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = cookie.split("; ");
      const [name = "", value = ""] = pair.split("=");
      if (attributes.includes("Max-Age=0")) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const { status } = response;
    return {
      status,
      location: response.headers.get("location"),
      headers: response.headers,
      body: await response.text(),
    };
  }

  get(path: string, headers?: HeadersInit) {
    return this.send("GET", path, { headers });
  }

  post(path: string, form: Record<string, string> = {}, headers?: HeadersInit) {
    return this.send("POST", path, { form, headers });
  }

  /** Another browser with the same cookies. */
  copy(): Browser {
    const copy = new Browser(this.base, this.headers);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }

  /** The caught mails to an address, newest first, once there are at least `count`. */
  mails(to: string, count = 1): Promise<CaughtMail[]> {
    return vi.waitFor(
      async () => {
        const { body } = await new Browser(this.base).get(
          `/simulator/outbox.json?${new URLSearchParams({ to })}`,
        );
        const mails = JSON.parse(body) as CaughtMail[];
        expect(mails.length).toBeGreaterThanOrEqual(count);
        return mails;
      },
      { timeout: 20_000, interval: 50 },
    );
  }

  /**
   * Asks for a sign-in mail and reads it.
   *
   * @param count how many mails to this address there must be by then
   */
  async askForMail(email: string, form: Record<string, string> = {}, count = 1) {
    expect(await this.post("/signup", { email, ...form })).toMatchObject({
      status: 302,
      location: "/signup?sent=1",
    });
    const [mail] = await this.mails(email.trim().toLowerCase(), count);
    const read = readSignInMail(mail?.text ?? "");
    neverLog(read.token, this.cookies.get("signin"));
    return read;
  }

  /** Signs in by link, as far as the redirect. */
  async signIn(email: string, form: Record<string, string> = {}, count = 1) {
    const { token } = await this.askForMail(email, form, count);
    return this.post("/auth/callback", { token });
  }

  /** Whether the app knows who this is. */
  async isSignedIn(): Promise<boolean> {
    return (await this.get("/signup")).status === 302;
  }
}

/** Link, token and code of a sign-in mail. */
export function readSignInMail(text: string): { link: string; token: string; code: string } {
  const link = /https?:\/\/\S+/.exec(text)?.[0] ?? "";
  const code = /^(\d{3}) (\d{3})$/m.exec(text)?.slice(1).join("") ?? "";
  return { link, code, token: new URL(link).searchParams.get("token") ?? "" };
}
