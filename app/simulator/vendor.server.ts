import { randomUUID } from "node:crypto";
import { patienceOf } from "~/domain/conversation/conversation";
import { SECOND } from "~/lib/time";
import type { CallAgenda } from "~/providers/telephony/provider";
import { Notifier } from "./notify.server";
import { type Person, personFor } from "./people";
import type { Outcome, SimulatedCall } from "./simulated-call";
import { continueTalk, lastWord, openTalk, secondsToSay } from "./talk";

/** Simulated seconds. */
const CONNECT = 1;
const PICK_UP_AFTER = 6;
const MACHINE_AFTER = 20;
/** Calls that are kept, those under way in any case: whoever asks about one does so within the hour. */
const KEPT = 2_000;

/** Numbers in this range are the people's of the table; any other belongs to a human at the fake phone. */
const RESERVED = /^\+1[2-9]\d{2}55501\d{2}$/;
const IN_THE_BROWSER = "+12025550100";

export type NewCall = {
  to: string;
  reference: string | null;
  agenda: CallAgenda;
  ringSeconds: number;
  webhookUrl: string;
  voicemailMessage: string | null;
};

/**
 * A phone company in memory: rings simulated people, lets an agent talk with them, and reports by webhook. It
 * knows our product only through the HTTP requests it gets and sends.
 */
export class SimulatedVendor {
  private readonly calls = new Map<string, SimulatedCall>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly notifier: Notifier;

  /**
   * @param options.speed how many simulated seconds pass in one real second; humans are always waited for in real time
   */
  constructor(private readonly options: { speed: number; webhookSecret: string }) {
    this.notifier = new Notifier(options.webhookSecret);
  }

  /** @returns the new call, or the code of the refusal */
  create(request: NewCall): { call: SimulatedCall } | { refused: string } {
    const person = whoHas(request.to);
    if (!person) return { refused: "number_not_reserved" };
    if (person.answers === "refused") return { refused: "number_refused" };
    const now = new Date();
    const call: SimulatedCall = {
      ...request,
      id: `sim_${randomUUID()}`,
      person,
      status: "queued",
      outcome: null,
      endedReason: null,
      createdAt: now,
      updatedAt: now,
      answeredAt: null,
      durationSeconds: null,
      talk: null,
    };
    this.calls.set(call.id, call);
    this.forgetOldest();
    this.after(call, CONNECT, () =>
      person.answers === "busy" ? this.end(call, "busy", "line_busy") : this.ring(call),
    );
    return { call };
  }

  get(id: string): SimulatedCall | null {
    return this.calls.get(id) ?? null;
  }

  /** The log, oldest first. @param reference only calls placed with this reference */
  list(reference?: string): SimulatedCall[] {
    const all = [...this.calls.values()];
    return reference === undefined ? all : all.filter((call) => call.reference === reference);
  }

  /** Calls to people who answer by hand, newest first. */
  onThePhone(): SimulatedCall[] {
    return this.list()
      .filter((call) => call.person.answers === "human" && call.status !== "queued")
      .reverse();
  }

  /** The human picks up. Nothing happens unless the call rings. */
  answer(id: string): void {
    const call = this.get(id);
    if (call?.status === "ringing" && call.person.answers === "human") this.pickUp(call);
  }

  decline(id: string): void {
    const call = this.get(id);
    if (call?.status === "ringing") this.end(call, "no_answer", "declined");
  }

  /** The human has begun to say something: the agent lets them finish. */
  beginToSay(id: string): void {
    const call = this.get(id);
    if (call?.status === "answered" && call.person.answers === "human") this.listen(call, 0);
  }

  /** The human says something; the agent answers at once. */
  say(id: string, text: string): void {
    const call = this.get(id);
    if (call?.status === "answered" && call.person.answers === "human") this.hear(call, text);
  }

  /** @param reason who hung up, as the log says it */
  hangUp(id: string, reason: string): void {
    const call = this.get(id);
    if (!call || call.status === "ended") return;
    if (call.status === "answered") this.end(call, "completed", reason);
    else this.end(call, "canceled", reason);
  }

  /**
   * Drops what is kept of a call, its talk with it.
   *
   * @returns false while it goes on
   */
  forget(id: string): boolean {
    const call = this.get(id);
    if (call && call.status !== "ended") return false;
    this.calls.delete(id);
    return true;
  }

  private ring(call: SimulatedCall): void {
    this.move(call, "ringing");
    const { answers } = call.person;
    if (answers === "script") this.after(call, PICK_UP_AFTER, () => this.pickUp(call));
    else if (answers === "voicemail") this.leaveMessage(call);
    else this.after(call, call.ringSeconds, () => this.end(call, "no_answer", "not_picked_up"));
  }

  /** The machine picks up; after its beep the message is said, if there is one. */
  private leaveMessage(call: SimulatedCall): void {
    const { voicemailMessage: message } = call;
    const seconds = MACHINE_AFTER + (message === null ? 0 : secondsToSay(message));
    const reason = message === null ? "machine_answered" : "message_left";
    this.after(call, seconds, () => this.end(call, "voicemail", reason));
  }

  private pickUp(call: SimulatedCall): void {
    call.answeredAt = new Date();
    call.durationSeconds = 0;
    call.talk = openTalk(call.agenda, call.answeredAt);
    this.move(call, "answered");
    this.listen(call, 0);
  }

  /** Lets the person answer the agent's last line, or notices that they don't. */
  private listen(call: SimulatedCall, replies: number): void {
    if (!call.talk) return;
    const speaking = secondsToSay(call.talk.lastLine);
    const reply = call.person.answers === "script" ? call.person.replies(call.talk.lastLine, replies) : null;
    if (reply !== null) {
      const pause = speaking + secondsToSay(reply);
      this.after(call, pause, () => this.hear(call, reply, replies + 1, pause));
      return;
    }
    const patience = patienceOf(call.talk.state);
    this.after(call, speaking + patience, () => this.hear(call, null, replies, speaking + patience));
  }

  private hear(call: SimulatedCall, text: string | null, replies = 0, seconds = 0): void {
    if (!call.talk) return;
    const now = new Date();
    call.durationSeconds = this.isHuman(call)
      ? this.secondsSinceAnswer(call, now)
      : (call.durationSeconds ?? 0) + seconds;
    call.talk = continueTalk(call.talk, text, now, now, call.durationSeconds);
    if (call.talk.over) {
      const bye = call.person.replies(call.talk.lastLine, replies);
      if (bye) call.talk = lastWord(call.talk, bye, now);
      this.end(call, "completed", "companion_hung_up");
    } else if (call.durationSeconds >= call.agenda.maxSeconds) this.end(call, "completed", "max_length");
    else this.listen(call, replies);
  }

  private end(call: SimulatedCall, outcome: Outcome, reason: string): void {
    clearTimeout(this.timers.get(call.id));
    this.timers.delete(call.id);
    call.outcome = outcome;
    call.endedReason = reason;
    if (call.answeredAt && this.isHuman(call))
      call.durationSeconds = this.secondsSinceAnswer(call, new Date());
    this.move(call, "ended");
  }

  private move(call: SimulatedCall, status: SimulatedCall["status"]): void {
    call.status = status;
    call.updatedAt = new Date();
    this.notifier.notify(call);
  }

  private after(call: SimulatedCall, seconds: number, then: () => void): void {
    const speed = this.isHuman(call) ? 1 : this.options.speed;
    clearTimeout(this.timers.get(call.id));
    this.timers.set(
      call.id,
      setTimeout(() => call.status !== "ended" && then(), (seconds * SECOND) / speed).unref(),
    );
  }

  private isHuman(call: SimulatedCall): boolean {
    return call.person.answers === "human";
  }

  private secondsSinceAnswer(call: SimulatedCall, now: Date): number {
    return call.answeredAt ? Math.round((now.getTime() - call.answeredAt.getTime()) / SECOND) : 0;
  }

  private forgetOldest(): void {
    for (const [id, call] of this.calls) {
      if (this.calls.size <= KEPT) return;
      if (call.status === "ended") this.calls.delete(id);
    }
  }
}

function whoHas(number: string): Person | null {
  return personFor(RESERVED.test(number) ? number : IN_THE_BROWSER);
}

const shared = globalThis as typeof globalThis & { relevelVendor?: SimulatedVendor };

/**
 * The simulated phone company of this process.
 *
 * @param options taken at the first call
 */
export function simulatedVendor(options: { speed: number; webhookSecret: string }): SimulatedVendor {
  shared.relevelVendor ??= new SimulatedVendor(options);
  return shared.relevelVendor;
}
