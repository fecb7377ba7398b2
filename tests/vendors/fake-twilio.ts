import { createHmac, randomBytes, randomUUID } from "node:crypto";
import {
  type CallRecord,
  endOf,
  failure,
  ON_ITS_WAY,
  pageOf,
  problemWith,
  resource,
  verdictOn,
} from "./fake-twilio-api";
import { perform } from "./fake-twilio-twiml";
import {
  type ApiAnswer,
  type ApiRequest,
  type Behaviour,
  type Delivered,
  type Delivery,
  FakeVendor,
  type Silence,
  type TakenCall,
} from "./fake-vendor";

/** Twilio's Calls API, its callbacks, and the phone call itself: it asks our routes for TwiML and performs it. */

/** How the person, or what picks up instead, behaves in the talks from now on. */
export type TalkOptions = {
  /** In turn; null is silence. When it is used up, the person hangs up. */
  said: readonly (string | null)[];
  /** Twilio's verdict, where it was asked for; `human` when not given, a machine in the story `voicemail`. */
  answeredBy?: string;
  /** Every request for TwiML is sent again: after its answer, or at the same time. Both answers have to be equal. */
  duplicatePosts?: boolean | "at_once";
};

export type Talk = {
  vendorCallId: string;
  /** What was spoken, one entry for each answer. */
  spoken: string[];
  /** The TwiML, as it came. */
  answers: string[];
  /** How long each answer took, in milliseconds. */
  answerMs: number[];
};

/** Ends a talk with whoever never hangs up. */
const MOST_TURNS = 100;
const ANSWER_WITHIN = 15_000;

const hex = (bytes: number) => randomBytes(bytes).toString("hex");

export class FakeTwilio extends FakeVendor {
  readonly name = "twilio" as const;
  readonly accountSid = `AC${hex(16)}`;
  readonly authToken = hex(16);
  readonly fromNumber = "+14155550100";
  /** Every talk, oldest first. */
  readonly talks: Talk[] = [];
  /** Every request for TwiML, oldest first. */
  readonly asked: Delivered[] = [];
  /** What Twilio would have warned of or stopped at. */
  readonly problems: string[] = [];
  private readonly calls: CallRecord[] = [];
  private readonly stories = new Set<Promise<void>>();
  private talking: TalkOptions | null = null;

  override environment(): Record<string, string> {
    return {
      TWILIO_ACCOUNT_SID: this.accountSid,
      TWILIO_AUTH_TOKEN: this.authToken,
      TWILIO_FROM_NUMBER: this.fromNumber,
      TWILIO_BASE_URL: this.url,
    };
  }

  /** Sets how talks from now on go; null goes back to what `behave` says. */
  talkWith(options: TalkOptions | null): void {
    this.talking = options;
  }

  /** Waits for the talks, too. */
  override async settled(): Promise<void> {
    while (this.stories.size > 0) await Promise.all(this.stories);
    await super.settled();
  }

  /** A request as Twilio signs it: the fragment of the address stays at home. */
  signed(address: string, fields: Record<string, string>): Delivery {
    const [url = ""] = address.split("#");
    const text = Object.keys(fields)
      .sort()
      .reduce((soFar, name) => soFar + name + fields[name], url);
    return {
      url,
      headers: {
        "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
        "user-agent": "TwilioProxy/1.1",
        "i-twilio-idempotency-token": randomUUID(),
        "x-twilio-signature": createHmac("sha1", this.authToken).update(text, "utf8").digest("base64"),
      },
      body: new URLSearchParams(fields).toString(),
    };
  }

  protected override answer(request: ApiRequest): ApiAnswer | Silence {
    const proof = Buffer.from(`${this.accountSid}:${this.authToken}`).toString("base64");
    if (request.headers.authorization !== `Basic ${proof}`) return failure(401, 20003, "Authenticate");
    const [, account, sid] =
      /^\/2010-04-01\/Accounts\/(\w+)\/Calls(?:\/(\w+))?\.json$/.exec(request.path) ?? [];
    const call = this.calls.find((one) => one.sid === sid);
    if (account !== this.accountSid || (sid && !call))
      return failure(404, 20404, `The requested resource ${request.path} was not found`);
    const form = new URLSearchParams(request.body);
    if (request.method === "DELETE" && call) {
      if (ON_ITS_WAY.includes(call.status)) return failure(409, 20009, "The call is still in progress");
      this.calls.splice(this.calls.indexOf(call), 1);
      return { status: 204 };
    }
    if (request.method === "POST") return call ? this.update(call, form) : this.create(form);
    return { status: 200, json: call ? resource(call) : pageOf(this.calls, request) };
  }

  private create(form: URLSearchParams): ApiAnswer | Silence {
    const { create } = this.now;
    const to = form.get("To") ?? "";
    if (create === "reset") return "reset";
    if (create === "rate_limit") return failure(429, 20429, "Too Many Requests");
    if (create === "server_error") return failure(500, 20500, "An internal server error has occurred");
    const problem = problemWith(form, this.fromNumber);
    if (problem) return problem;
    if (create === "refuse")
      return failure(400, 21211, `The phone number you are attempting to call, ${to}, is not valid.`);

    const taken: TakenCall = {
      vendorCallId: `CA${hex(16)}`,
      callId: new URL(form.get("Url") ?? "").searchParams.get("call"),
      to,
      story: this.now.story,
      takenAt: new Date(),
      live: true,
    };
    this.taken.push(taken);
    const call: CallRecord = {
      sid: taken.vendorCallId,
      accountSid: this.accountSid,
      form,
      taken,
      status: "queued",
      answeredBy: null,
      startedAt: null,
      endedAt: null,
      duration: null,
      told: 0,
    };
    this.calls.push(call);
    const story = this.live(call, this.now).finally(() => this.stories.delete(story));
    this.stories.add(story);
    if (create === "lose_answer") return "silent";
    if (create === "server_error_taken") return failure(503, 20503, "Service Unavailable");
    return { status: 201, json: { ...resource(call), status: "queued" } };
  }

  private update(call: CallRecord, form: URLSearchParams): ApiAnswer {
    const status = form.get("Status");
    const waits = call.status === "queued" || call.status === "ringing";
    if (!ON_ITS_WAY.includes(call.status) || (status === "canceled" && !waits))
      return failure(400, 21220, "Unable to update record. Call is not in-progress.");
    if (status !== "completed" && status !== "canceled") return failure(400, 21218, "Invalid status");
    const word = status === "completed" && waits ? "no-answer" : status;
    this.send(call.sid, this.end(call, word, call.startedAt ? 1 : 0), this.now.deliver);
    return { status: 200, json: resource(call) };
  }

  /** A call from the first ring to its end. */
  private async live(call: CallRecord, { story, deliver, said }: Behaviour): Promise<void> {
    const options = this.talking ?? { said };
    let told = this.callback(call, "initiated", "initiated");
    if (story !== "failed" && story !== "canceled") {
      call.status = "ringing";
      told = [...told, ...this.callback(call, "ringing", "ringing")];
    }
    if (story === "rings_on") return this.send(call.sid, told, deliver);
    if (story !== "talk" && story !== "voicemail") {
      const word = story === "no_answer" ? "no-answer" : story;
      return this.send(call.sid, [...told, ...this.end(call, word, 0)], deliver);
    }
    call.status = "in-progress";
    call.startedAt = new Date();
    call.answeredBy = verdictOn(call.form, story, options.answeredBy);
    told = [...told, ...this.callback(call, "answered", "in-progress")];
    // What is told during the talk arrives during the talk, unless everything comes the wrong way round.
    if (deliver !== "reversed") {
      this.send(call.sid, told, deliver === "last_lost" ? "once" : deliver);
      told = [];
      await super.settled();
    }
    const listens = !/^(machine|fax)/.test(call.answeredBy ?? "") && story === "talk";
    const lines = await this.converse(call, listens ? options : { ...options, said: [] });
    if (!call.taken.live) return;
    this.send(call.sid, [...told, ...this.end(call, "completed", lines + 1)], deliver);
  }

  /** Asks for TwiML and performs it until somebody hangs up. @returns how many lines were spoken */
  private async converse(call: CallRecord, options: TalkOptions): Promise<number> {
    const talk: Talk = { vendorCallId: call.sid, spoken: [], answers: [], answerMs: [] };
    this.talks.push(talk);
    const said = options.said.values();
    const verdictField = call.answeredBy ? { AnsweredBy: call.answeredBy } : undefined;
    let next: { url: string; fields?: Record<string, string> } | null = {
      url: call.form.get("Url") ?? "",
      fields: verdictField,
    };
    for (let turn = 0; next && turn < MOST_TURNS && call.taken.live; turn++) {
      const tries = 1 + Number(/#rc=(\d)&rp=5xx/.exec(next.url)?.[1] ?? 0);
      const request = this.signed(next.url, { ...this.about(call, "in-progress"), ...next.fields });
      const before = performance.now();
      const twiml = await this.ask(request, options.duplicatePosts ?? false, tries);
      talk.answerMs.push(performance.now() - before);
      if (twiml === null) break;
      talk.answers.push(twiml);
      try {
        const performed = perform(twiml, request.url, () => said.next().value);
        talk.spoken.push(performed.spoken.join(" "));
        this.say(performed.spoken.join(" "), performed.next?.heard ?? null);
        const heard = performed.next?.heard ?? null;
        next = performed.next && {
          url: performed.next.url,
          fields: heard === null ? undefined : { SpeechResult: heard, Confidence: "0.9128" },
        };
      } catch (error) {
        this.problems.push(error instanceof Error ? error.message : String(error));
        break;
      }
    }
    return talk.spoken.length;
  }

  private say(spoken: string, heard: string | null): void {
    this.tell(`  says: ${spoken}`);
    if (heard !== null) this.tell(`  hears: ${heard}`);
  }

  /** @returns the TwiML; null when Twilio would hang up for want of one */
  private async ask(request: Delivery, again: boolean | "at_once", tries: number): Promise<string | null> {
    const first = this.fetchTwiml(request, tries);
    if (again === true) await first;
    const answers = await Promise.all(again ? [first, this.fetchTwiml(request, tries)] : [first]);
    if (new Set(answers).size > 1) this.problems.push("a repeated request got another answer");
    return answers[0] ?? null;
  }

  /** @param tries how often in all, when the other side fails */
  private async fetchTwiml(request: Delivery, tries: number): Promise<string | null> {
    const asked: Delivered = { ...request, status: null };
    this.asked.push(asked);
    try {
      const { url, headers, body } = request;
      const signal = AbortSignal.timeout(ANSWER_WITHIN);
      const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
      const text = await response.text();
      asked.status = response.status;
      const isXml = /^(text|application)\/xml\b/.test(response.headers.get("content-type") ?? "");
      if (response.ok && isXml) return text;
      if (response.status >= 500 && tries > 1) return this.fetchTwiml(request, tries - 1);
      this.problems.push(`a request for TwiML got ${response.status}${isXml ? "" : ", not XML"}`);
    } catch {
      this.problems.push("a request for TwiML got no answer");
    }
    return null;
  }

  private end(call: CallRecord, status: string, duration: number): Delivery[] {
    call.status = status;
    call.taken.live = false;
    call.duration = duration;
    call.endedAt = new Date((call.startedAt ?? new Date()).getTime() + duration * 1000);
    return this.callback(call, "completed", status);
  }

  /** The callback for one moment of the call; none when it wasn't asked for. */
  private callback(call: CallRecord, event: string, status: string): Delivery[] {
    const wanted = call.form.getAll("StatusCallbackEvent");
    const sequence = call.told++;
    const address = call.form.get("StatusCallback");
    if (!address || !(wanted.length > 0 ? wanted : ["completed"]).includes(event)) return [];
    const at = (event === "completed" ? call.endedAt : null) ?? new Date();
    const fields = {
      ...this.about(call, status),
      ...(event === "completed" && endOf(call)),
      Timestamp: at.toUTCString().replace("GMT", "+0000"),
      CallbackSource: "call-progress-events",
      SequenceNumber: String(sequence),
    };
    return [this.signed(address, fields)];
  }

  private about(call: CallRecord, status: string): Record<string, string> {
    const from = call.form.get("From") ?? "";
    return {
      AccountSid: this.accountSid,
      ApiVersion: "2010-04-01",
      CallSid: call.sid,
      CallStatus: status,
      Called: call.taken.to,
      CalledCountry: "US",
      Caller: from,
      Direction: "outbound-api",
      From: from,
      To: call.taken.to,
    };
  }
}
