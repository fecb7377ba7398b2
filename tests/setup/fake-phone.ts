import { expect } from "vitest";
import { Browser } from "../integration/browser";
import type { App } from "./start-app";
import { type LoggedCall, vendorLog } from "./vendor-log";

const patiently = { timeout: 20_000, interval: 50 };

/** A human at the fake phone, on which every number rings that isn't one of the simulated people's. */
export class FakePhone {
  private readonly browser: Browser;

  constructor(private readonly app: App) {
    this.browser = new Browser(app.url);
  }

  /** Waits until a call of ours has come so far at the simulated vendor. */
  async until(callId: string, status: "ringing" | "answered" | "ended"): Promise<LoggedCall> {
    await expect.poll(async () => (await this.call(callId))?.status, patiently).toBe(status);
    const call = await this.call(callId);
    if (!call) throw new Error("the vendor has forgotten the call");
    return call;
  }

  private async call(callId: string): Promise<LoggedCall | undefined> {
    return (await vendorLog(this.app, callId))[0];
  }

  /** Picks up as soon as it rings. */
  async answer(callId: string): Promise<void> {
    const { id } = await this.until(callId, "ringing");
    await this.press("answer", id);
    await this.until(callId, "answered");
  }

  async say(callId: string, text: string): Promise<void> {
    const { id } = await this.until(callId, "answered");
    await this.press("say", id, { text });
  }

  /** Hangs up a call that has been answered, or one that rings, unless it is over. */
  async hangUp(callId: string): Promise<void> {
    await expect
      .poll(async () => (await this.call(callId))?.status, patiently)
      .toMatch(/^(ringing|answered|ended)$/);
    const call = await this.call(callId);
    if (call && call.status !== "ended") await this.press("hang_up", call.id);
    await this.until(callId, "ended");
  }

  /** Listens to the code that a call reads out, and hangs up. */
  async hearCode(callId: string): Promise<string> {
    await this.answer(callId);
    await this.hangUp(callId);
    const [heard] = (await this.until(callId, "ended")).transcript ?? [];
    const code = heard?.text.match(/(?:\d\D{0,3}){6}/)?.[0].replace(/\D/g, "");
    if (!code) throw new Error(`no code in ${JSON.stringify(heard?.text)}`);
    return code;
  }

  private async press(action: string, callId: string, more: Record<string, string> = {}): Promise<void> {
    expect((await this.browser.post("/simulator/phone", { action, callId, ...more })).status).toBe(302);
  }
}
