import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { SimulatedCall } from "./simulated-call";

const STATE = { queued: "ringing", ringing: "ringing", answered: "talking", ended: "ended" } as const;

/** A call as the screen of the fake phone shows it. */
export function toPhoneCall(call: SimulatedCall) {
  const kept = call.talk?.transcript ?? [];
  const said = call.talk?.lastLine ?? "";
  const isKept = said === "" || kept.findLast(({ speaker }) => speaker === "agent")?.text === said;
  return {
    id: call.id,
    from: "relevel.me",
    toNumberMasked: maskedNumber(call.to),
    language: call.agenda.language,
    purpose: call.agenda.purpose,
    state: STATE[call.status],
    turns: kept.map(({ speaker, text }) => ({
      role: speaker === "agent" ? ("companion" as const) : ("user" as const),
      text,
    })),
    unkept: isKept ? null : said,
  };
}

/** Enough of a number to tell one's own call from another's. */
function maskedNumber(e164: string): string {
  const country = parsePhoneNumberFromString(e164)?.countryCallingCode;
  return `${country ? `+${country} ` : ""}••• ${e164.slice(-4)}`;
}
