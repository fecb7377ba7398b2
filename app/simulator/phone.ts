import type { SimulatedCall } from "./simulated-call";

const STATE = { queued: "ringing", ringing: "ringing", answered: "talking", ended: "ended" } as const;

/** A call as the screen of the fake phone shows it. */
export function toPhoneCall(call: SimulatedCall) {
  return {
    id: call.id,
    from: "relevel.me",
    toNumberMasked: `+1 ••• ${call.to.slice(-4)}`,
    state: STATE[call.status],
    turns: (call.talk?.transcript ?? []).map(({ speaker, text }) => ({
      role: speaker === "agent" ? ("companion" as const) : ("user" as const),
      text,
    })),
  };
}
