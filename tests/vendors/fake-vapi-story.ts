import type { CallBody } from "./fake-vapi-rules";
import type { Story } from "./fake-vendor";

/** What becomes of a call of the fake Vapi, told in Vapi's messages. Its time runs ahead: nobody waits for it. */

export type Call = CallBody & {
  id: string;
  orgId: string;
  type: "outboundPhoneCall";
  phoneCallProvider: "twilio";
  phoneCallProviderId: string;
  customer: { number: string; externalId?: string };
  createdAt: string;
  updatedAt: string;
  startedAt?: string;
  endedAt?: string;
  status: "queued" | "ringing" | "in-progress" | "ended";
  endedReason?: string;
  cost?: number;
  costs?: { type: string; cost: number }[];
  artifact?: Record<string, unknown>;
  monitor: { listenUrl: string; controlUrl: string };
  said: readonly string[];
};

type Course = { steps: Call["status"][]; endedReason: string | null; picksUp: boolean };

export const STORIES: Record<Story, Course> = {
  talk: { steps: ["queued", "ringing", "in-progress"], endedReason: "customer-ended-call", picksUp: true },
  no_answer: { steps: ["queued", "ringing"], endedReason: "customer-did-not-answer", picksUp: false },
  busy: { steps: ["queued", "ringing"], endedReason: "customer-busy", picksUp: false },
  voicemail: { steps: ["queued", "ringing", "in-progress"], endedReason: "voicemail", picksUp: true },
  failed: {
    steps: ["queued", "ringing"],
    endedReason: "call.in-progress.error-providerfault-outbound-sip-503-service-unavailable",
    picksUp: false,
  },
  canceled: { steps: ["queued"], endedReason: "manually-canceled", picksUp: false },
  rings_on: { steps: ["queued", "ringing"], endedReason: null, picksUp: false },
};

const LINE_SECONDS = 6.3;
const GREETING = "You have reached the voicemail of somebody. Speak after the tone.";

const later = (iso: string, seconds: number) => new Date(Date.parse(iso) + seconds * 1000).toISOString();

/** Everything that is kept of the talk, as Vapi keeps it: prompt and tools among what was said. */
export function messages(call: Call): Record<string, unknown>[] {
  const { firstMessage = "Hello.", voicemailMessage = "" } = call.assistantOverrides ?? {};
  const talk =
    call.endedReason === "voicemail"
      ? [
          ["user", GREETING],
          ["bot", voicemailMessage],
        ]
      : [
          ["bot", firstMessage],
          ...call.said.flatMap((line) => [
            ["user", line],
            ["bot", "I see. Go on."],
          ]),
          ["tool_calls", "end_call"],
        ];
  const start = Date.parse(call.startedAt ?? call.createdAt);
  return [["system", "You are the companion. Follow {{instructions}}."], ...talk].map(
    ([role, message], index) => {
      const secondsFromStart = Math.max(0, index - 1) * LINE_SECONDS;
      const time = start + secondsFromStart * 1000;
      return { role, message, time, endTime: time + 4_000, secondsFromStart, duration: 4_000 };
    },
  );
}

/** Ends a call as Vapi's record shows it. A person or machine that picks up does so three seconds after the start. */
export function endCall(call: Call, endedReason: string, pickedUp: boolean): void {
  call.endedReason = endedReason;
  call.status = "ended";
  if (pickedUp) call.startedAt = later(call.createdAt, 3);
  const spoken = pickedUp ? messages(call) : [];
  call.endedAt = later(call.startedAt ?? call.createdAt, Math.max(1, spoken.length) * LINE_SECONDS);
  call.updatedAt = call.endedAt;
  call.cost = pickedUp ? 0.1234 : 0;
  call.costs = [{ type: "vapi", cost: call.cost }];
  call.artifact = {
    messages: spoken,
    messagesOpenAIFormatted: spoken.map(({ role, message }) => ({ role, content: message })),
    transcript: spoken.map(({ role, message }) => `${role === "bot" ? "AI" : "User"}: ${message}\n`).join(""),
    recordingUrl: `https://storage.vapi.example/${call.id}-mono.wav`,
    presignedMonoUrl: `https://storage.vapi.example/${call.id}-mono.wav?signature=secret`,
    logUrl: `https://storage.vapi.example/${call.id}.jsonl`,
  };
}

export function statusMessage(call: Call): Record<string, unknown> {
  const seconds = { queued: 0, ringing: 1, "in-progress": 3, ended: 0 }[call.status];
  return {
    type: "status-update",
    timestamp: Date.parse(call.endedAt ?? later(call.createdAt, seconds)),
    status: call.status,
    ...(call.status === "ended" ? { endedReason: call.endedReason } : {}),
  };
}

/** Comes when everything is worked up, a while after the end. */
export function reportOf(call: Call): Record<string, unknown> {
  const { endedReason, cost, costs, artifact, startedAt, endedAt = call.updatedAt } = call;
  return {
    type: "end-of-call-report",
    timestamp: Date.parse(endedAt) + 9_000,
    analysis: { summary: `A talk about: ${call.said.join(" ")}`, successEvaluation: "true" },
    ...{ endedReason, cost, costs, artifact, startedAt, endedAt },
  };
}
