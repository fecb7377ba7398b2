import type { Vapi } from "@vapi-ai/server-sdk";
import { MINUTE, SECOND } from "~/lib/time";
import type { CallRequest } from "./provider";

/** A call in Vapi's fields. */

/** Vapi's limits, in seconds and characters. */
const MAX_DURATION = { least: 10, most: 43_200 };
const MAX_RINGING = (10 * MINUTE) / SECOND;
const MAX_VOICEMAIL_MESSAGE = 1_000;

/** How often and when Vapi repeats a webhook that we didn't take; without this it never does. */
// The SDK's types call the plan's words objects; on the wire they are words and numbers.
const BACKOFF = { type: "exponential", maxRetries: 5, baseDelaySeconds: 2 } as unknown as Vapi.BackoffPlan;

/** What is set up at Vapi: the assistant with its model and voice, the number it calls from. */
export type VapiSetup = { assistantId: string; phoneNumberId: string };

/**
 * The body of the request that dials. The assistant keeps its own prompt, which reads `{{instructions}}`: a prompt
 * can't be given with a call without naming model and model vendor as well.
 *
 * @param server where Vapi reports to, and how it proves itself there
 */
export function toVapiCall(
  { callId, toNumber, agenda, brief, ringSeconds, voicemailMessage }: CallRequest,
  { assistantId, phoneNumberId }: VapiSetup,
  server: Pick<Vapi.Server, "url" | "credentialId" | "headers">,
): Vapi.CreateCallDto {
  return {
    assistantId,
    phoneNumberId,
    customer: { number: toNumber, externalId: callId },
    name: callId,
    assistantOverrides: {
      metadata: { callId },
      firstMessage: asText(brief.openingLine),
      firstMessageMode: "assistant-speaks-first",
      variableValues: { ...brief.variables, instructions: brief.instructions, language: agenda.language },
      maxDurationSeconds: Math.min(Math.max(agenda.maxSeconds, MAX_DURATION.least), MAX_DURATION.most),
      voicemailDetection: { provider: "vapi" },
      // Without a message it hangs up; an empty one keeps a saved assistant's own from being spoken.
      voicemailMessage: asText(voicemailMessage ?? "").slice(0, MAX_VOICEMAIL_MESSAGE),
      transportConfigurations: [
        { provider: "twilio", timeout: Math.min(ringSeconds, MAX_RINGING), record: false },
      ],
      // Recordings, packet captures and logs are on by default, and all hold what was said.
      artifactPlan: {
        recordingEnabled: false,
        videoRecordingEnabled: false,
        pcapEnabled: false,
        loggingEnabled: false,
        transcriptPlan: { enabled: true },
      },
      // Anyone with its address can listen, so nobody may; hanging up goes through control.
      monitorPlan: { listenEnabled: false, controlEnabled: true },
      serverMessages: ["status-update", "end-of-call-report"],
      server: { ...server, timeoutSeconds: 20, backoffPlan: BACKOFF },
    },
  };
}

/** Texts are templates at Vapi: two braces in a name are not to be one. */
const asText = (text: string) => text.replace(/\{(?=[{%])/g, "{ ");

/**
 * May a call be controlled at this address? It comes out of one of Vapi's answers and changes with each call: it may
 * be anywhere, but never less safe than Vapi itself.
 *
 * @param baseUrl where Vapi answers
 */
export function mayControl(url: string, baseUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && new URL(baseUrl).protocol === "http:");
}
