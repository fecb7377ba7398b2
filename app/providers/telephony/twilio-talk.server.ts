import type twilio from "twilio";
import { z } from "zod";
import { storableText } from "~/lib/text";
import { isUuid } from "~/lib/uuid";
import {
  type Language,
  type TalkLine,
  type TalkRequest,
  type TalkWords,
  UnreadableWebhook,
  type WebhookRequest,
} from "./provider";
import { twilioSdk } from "./twilio-sdk.server";
import { isMachine } from "./twilio-status";

/** The talk in TwiML: Twilio listens and speaks, and asks us for one line after the other. */

/** Voices are Twilio's names; each speaks its own language only. */
const SPEECH = {
  en: { language: "en-US", voice: "Polly.Joanna-Neural" },
  es: { language: "es-ES", voice: "Polly.Lucia-Neural" },
} as const satisfies Record<Language, object>;

/**
 * Two more tries for a line when we fail or can't be reached, instead of Twilio's error sentence and a hang-up: the
 * same request gets the same line. A fragment is neither sent nor signed.
 */
export const RETRY_LINES = "rc=2&rp=5xx,ct,rt";

/** `<Say>` takes 4,096 characters. */
const LONGEST_SAY = 4000;
const LONGEST_SPEECH = 5000;

/** Text may hold what XML may not; the SDK throws on it. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const Asked = z.object({
  callId: z.string().refine(isUuid),
  vendorCallId: z.string().regex(/^CA[0-9a-f]{32}$/i),
  turn: z.coerce.number().int().min(0).max(999),
  heard: z.string().nullable(),
  answeredBy: z.string().nullable(),
});

/** Reads Twilio's requests for a line and writes the answers. Stateless. */
export const twilioTalk: TalkWords = {
  readTurn({ rawBody, url }: WebhookRequest): TalkRequest {
    const query = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
    const body = new URLSearchParams(rawBody);
    const asked = Asked.safeParse({
      callId: query.get("call"),
      vendorCallId: body.get("CallSid"),
      turn: query.get("turn") ?? 0,
      heard: body.get("SpeechResult"),
      answeredBy: body.get("AnsweredBy"),
    });
    if (!asked.success) throw new UnreadableWebhook("not a request for a line");
    const { callId, vendorCallId, turn, heard, answeredBy } = asked.data;
    const opening = turn === 0;
    const said = storableText(heard ?? "")
      .slice(0, LONGEST_SPEECH)
      .trim();
    return {
      callId,
      vendorCallId,
      turn,
      heard: opening || !said ? null : said,
      machine: opening && isMachine(answeredBy),
    };
  },

  writeLine(line: TalkLine) {
    const response = new (twilioSdk().twiml.VoiceResponse)();
    if (line.hangUp) {
      speak(response, line);
      response.hangup();
    } else {
      // An `auto` speechTimeout is refused together with a speechModel (warning 13335). Without one Twilio picks
      // the model for the language, and another provider's when that one is out.
      const gather = response.gather({
        input: ["speech"],
        action: `${line.nextUrl}#${RETRY_LINES}`,
        method: "POST",
        // Silence is an answer: the next line is asked for all the same.
        actionOnEmptyResult: true,
        timeout: Math.max(1, Math.ceil(line.patienceSeconds)),
        speechTimeout: "auto",
        language: SPEECH[line.language].language,
        profanityFilter: false,
      });
      speak(gather, line);
    }
    return { body: response.toString(), contentType: "text/xml; charset=utf-8" };
  },
};

type Speaker = Pick<InstanceType<typeof twilio.twiml.VoiceResponse>, "say">;

function speak(speaker: Speaker, { say, language }: TalkLine): void {
  for (const part of partsOf(say.replace(NOT_XML, " ").trim())) speaker.say({ ...SPEECH[language] }, part);
}

/** A long text in pieces that one `<Say>` takes: cut between sentences, else between words, else anywhere. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > LONGEST_SAY) {
    const head = rest.slice(0, LONGEST_SAY);
    const sentence = Math.max(...[". ", "? ", "! "].map((end) => head.lastIndexOf(end))) + 1;
    const cut = sentence || head.lastIndexOf(" ") || -1;
    // Not between the halves of a character.
    const at = cut > 0 ? cut : LONGEST_SAY - (/[\uD800-\uDBFF]$/.test(head) ? 1 : 0);
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest ? [...parts, rest] : parts;
}
