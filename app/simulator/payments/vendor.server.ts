import { randomBytes, timingSafeEqual } from "node:crypto";
import { AppError } from "~/lib/app-error";
import { HOUR } from "~/lib/time";
import { answer, refusal } from "./api";
import type { ApiAnswer, ApiRequest } from "./ask";
import { pull } from "./changes";
import { answerBank, payCheckout, viewCheckout } from "./checkout-page";
import { Delivery, type DeliveryOptions } from "./delivery.server";
import { forgetOldest } from "./forget";
import { nextDue, settle } from "./lifecycle";
import {
  actInPortal,
  changeCardInPortal,
  payOnCardPage,
  viewCardPage,
  viewInvoice,
  viewPortal,
  viewSubscription,
} from "./portal";
import type { About, State } from "./state";
import { StateFile } from "./state-file.server";
import type { DeliveryRules, DeliveryView, SimulatedPayments, SubscriptionLever } from "./vendor";
import { findSubscription, Refusal, type World } from "./world";

/** Real milliseconds from an event to its first delivery. */
const WEBHOOK_DELAY = 300;
/** A minute of the vendor's between attempts is a second of ours: it gives up after 28 minutes. */
const RETRY_SPEED = 60;
/** Chance in every id and every link: nobody guesses one. */
const ID_BYTES = 18;
/** Whatever is due is done lazily when something is asked, and at this interval at the latest. */
const LONGEST_SLEEP = 1 * HOUR;
const MOST_GRACE_DAYS = 30;

export type SimulatedPaymentsOptions = {
  apiKey: string;
  productId: string;
  /** Where its pages are, as a browser reaches them. */
  pagesUrl: string;
  /** Where it keeps what it knows over a restart. */
  folder: string;
} & Pick<DeliveryOptions, "webhookUrl" | "webhookKey"> &
  Partial<DeliveryOptions>;

/**
 * A payment company in this process, which the real SDK can't tell from Dodo's test mode. It knows our product only
 * through the HTTP requests it gets and sends.
 */
export class SimulatedPaymentsVendor implements SimulatedPayments {
  private readonly state: State;
  private readonly file: StateFile;
  private readonly world: World;
  private readonly delivery: Delivery;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: SimulatedPaymentsOptions) {
    this.file = new StateFile(options.folder);
    this.state = this.file.read();
    this.world = {
      state: this.state,
      productId: options.productId,
      pagesUrl: options.pagesUrl,
      now: () => new Date(),
      newId: (prefix) => `${prefix}_${randomBytes(ID_BYTES).toString("hex")}`,
      emit: (type, about) => {
        this.delivery.add({ type, about, line: this.lineOf(about) });
        this.keep();
      },
    };
    this.delivery = new Delivery(
      this.world,
      { webhookDelayMs: WEBHOOK_DELAY, retrySpeed: RETRY_SPEED, ...options },
      () => this.keep(),
    );
    this.delivery.resume();
    this.settleAll();
  }

  /** The API as the SDK calls it: asks for the key, and refuses in `{ code, message }`. */
  answer({ authorization, ...request }: ApiRequest): ApiAnswer {
    if (!this.isKey(authorization)) return refusal(new Refusal(401, "UNAUTHORIZED", "The API key is wrong."));
    return request.method === "GET"
      ? this.look(() => answer(this.world, request))
      : this.act(() => answer(this.world, request));
  }

  checkout(sessionId: string) {
    return this.look(() => viewCheckout(this.world, sessionId));
  }

  pay(sessionId: string, card: { number: string; email?: string; name?: string }) {
    return this.act(() => payCheckout(this.world, sessionId, card));
  }

  answerBank(sessionId: string, approve: boolean) {
    return this.act(() => answerBank(this.world, sessionId, approve));
  }

  portal(token: string) {
    return this.look(() => viewPortal(this.world, token));
  }

  /**
   * What can't be done to the subscription as it is now changes nothing.
   *
   * @throws {AppError} not_found when the link is too old, or doesn't reach this subscription
   */
  portalAct(...[token, subscriptionId, act]: Parameters<SimulatedPayments["portalAct"]>): void {
    this.act(() => asPage(() => actInPortal(this.world, token, subscriptionId, act)));
  }

  /** @throws {AppError} not_found when the link is too old, or doesn't reach this subscription */
  portalCard(token: string, subscriptionId: string, cardNumber: string) {
    const result = this.act(() =>
      asPage(() => changeCardInPortal(this.world, token, subscriptionId, cardNumber)),
    );
    return result ?? { next: null, problem: "This subscription can't be changed." };
  }

  invoice(token: string, paymentId: string) {
    return this.look(() => viewInvoice(this.world, token, paymentId));
  }

  cardPage(token: string) {
    return this.look(() => viewCardPage(this.world, token));
  }

  cardPay(token: string, cardNumber: string) {
    const result = this.act(() => asPage(() => payOnCardPage(this.world, token, cardNumber)));
    return result ?? { next: null, problem: "This subscription can't be changed." };
  }

  subscriptions() {
    return this.look(() =>
      Object.values(this.state.subscriptions)
        .reverse()
        .map((stored) => viewSubscription(this.world, stored)),
    );
  }

  /** @throws {AppError} not_found */
  pull(subscriptionId: string, lever: SubscriptionLever): void {
    this.act(() => asPage(() => pull(this.world, findSubscription(this.world, subscriptionId), lever)));
  }

  rules(): DeliveryRules {
    return { ...this.state.rules };
  }

  setRules(rules: Partial<DeliveryRules>): void {
    this.act(() => Object.assign(this.state.rules, rules));
  }

  release(): void {
    this.act(() => this.delivery.release());
  }

  deliveries(): DeliveryView[] {
    return Object.values(this.state.deliveries)
      .reverse()
      .map(({ webhookId, type, occurredAt: at, attempts, status, state }) => ({
        webhookId,
        type,
        at,
        attempts,
        status,
        state,
      }));
  }

  replay(webhookId: string): void {
    this.act(() => this.delivery.replay(webhookId));
  }

  graceDays(): number {
    return this.state.graceDays;
  }

  /** @param days whole days from 0 to 30 */
  setGraceDays(days: number): void {
    this.act(() => {
      this.state.graceDays = Math.min(MOST_GRACE_DAYS, Math.max(0, Math.trunc(days)));
    });
  }

  /** Ends its timers. @returns when everything it knows is on disk */
  stop(): Promise<void> {
    clearTimeout(this.timer);
    this.delivery.stop();
    if (shared.relevelPaymentsVendor === this) shared.relevelPaymentsVendor = undefined;
    return this.file.flush(this.state);
  }

  /** Something is asked: what has become due comes first. */
  private look<T>(read: () => T): T {
    this.settleAll();
    return read();
  }

  /** Something is done. */
  private act<T>(change: () => T): T {
    this.settleAll();
    try {
      return change();
    } finally {
      forgetOldest(this.world);
      this.keep();
      this.sleep();
    }
  }

  private settleAll(): void {
    for (const subscription of Object.values(this.state.subscriptions)) settle(this.world, subscription);
    this.sleep();
  }

  /** One timer until the next thing is due. */
  private sleep(): void {
    clearTimeout(this.timer);
    const now = this.world.now().getTime();
    const due = Object.values(this.state.subscriptions).map(
      (one) => (nextDue(one)?.getTime() ?? Number.POSITIVE_INFINITY) - now,
    );
    const ms = due.reduce((least, one) => Math.min(least, one), LONGEST_SLEEP);
    this.timer = setTimeout(() => this.settleAll(), Math.max(1, ms)).unref();
  }

  private keep(): void {
    this.file.keep(this.state);
  }

  private lineOf(about: About): string {
    if (about.kind !== "payment") return about.subscriptionId;
    return this.state.payments[about.paymentId]?.subscription_id ?? about.paymentId;
  }

  private isKey(authorization: string | null): boolean {
    const given = Buffer.from(authorization ?? "");
    const wanted = Buffer.from(`Bearer ${this.options.apiKey}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}

/** A refusal as pages know it. @returns null when it is refused for the state it is in */
function asPage<T>(change: () => T): T | null {
  try {
    return change();
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.status === 404) throw new AppError("not_found");
    return null;
  }
}

const shared = globalThis as typeof globalThis & { relevelPaymentsVendor?: SimulatedPaymentsVendor };

/**
 * The simulated payment vendor of this process.
 *
 * @param options taken at the first call
 */
export function simulatedPayments(options: SimulatedPaymentsOptions): SimulatedPaymentsVendor {
  shared.relevelPaymentsVendor ??= new SimulatedPaymentsVendor(options);
  return shared.relevelPaymentsVendor;
}

/**
 * The simulated payment vendor, for its pages and its API.
 *
 * @param options null where payments aren't simulated
 * @throws {AppError} not_found where payments aren't simulated
 */
export function openPayments(options: SimulatedPaymentsOptions | null): SimulatedPaymentsVendor {
  if (!options) throw new AppError("not_found");
  return simulatedPayments(options);
}
