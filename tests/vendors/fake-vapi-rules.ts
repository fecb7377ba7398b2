/** What Vapi accepts in a request for a call, with its limits. */

export type CallBody = {
  assistantId?: string;
  phoneNumberId?: string;
  name?: string;
  customer?: { number?: string; externalId?: string };
  assistantOverrides?: {
    metadata?: { callId?: string };
    firstMessage?: string;
    voicemailMessage?: string;
    server?: { url?: string; credentialId?: string; headers?: Record<string, string> };
  };
};

type Account = { assistantId: string; phoneNumberId: string; credentialId: string | null };

const TOP_LEVEL = [
  "assistantId",
  "assistantOverrides",
  "assistantVersion",
  "customer",
  "name",
  "phoneNumberId",
  "schedulePlan",
  "transport",
];
const OVERRIDES = [
  "analysisPlan",
  "artifactPlan",
  "endCallMessage",
  "firstMessage",
  "firstMessageMode",
  "maxDurationSeconds",
  "metadata",
  "model",
  "monitorPlan",
  "server",
  "serverMessages",
  "transcriber",
  "transportConfigurations",
  "variableValues",
  "voice",
  "voicemailDetection",
  "voicemailMessage",
];
const FIRST_MESSAGE_MODES = [
  "assistant-speaks-first",
  "assistant-speaks-first-with-model-generated-message",
  "assistant-waits-for-user",
];
const SERVER_MESSAGES = ["conversation-update", "end-of-call-report", "hang", "status-update", "transcript"];

type Rule = [holds: (value: unknown) => boolean, says: string];
const RULES: Record<string, Rule> = {
  firstMessage: [isText(0, 5_000), "must be a string"],
  firstMessageMode: [isOneOf(FIRST_MESSAGE_MODES), "must be one of its values"],
  maxDurationSeconds: [isWhole(10, 43_200), "must be between 10 and 43200"],
  serverMessages: [(value) => Array.isArray(value) && value.every(isOneOf(SERVER_MESSAGES)), "is wrong"],
  voicemailMessage: [isText(0, 1_000), "must be shorter than or equal to 1000 characters"],
  "voicemailDetection.provider": [isOneOf(["vapi", "google", "openai", "twilio"]), "is wrong"],
  "artifactPlan.recordingEnabled": [isBoolean, "must be a boolean value"],
  "monitorPlan.controlEnabled": [isBoolean, "must be a boolean value"],
  "server.url": [(value) => typeof value === "string" && URL.canParse(value), "must be a URL address"],
  "server.timeoutSeconds": [isWhole(1, 300), "must be between 1 and 300"],
  "server.backoffPlan.type": [isOneOf(["fixed", "exponential"]), "is wrong"],
  "server.backoffPlan.maxRetries": [isWhole(0, 10), "must not be greater than 10"],
  "server.backoffPlan.baseDelaySeconds": [isWhole(0, 10), "must not be greater than 10"],
  "transportConfigurations.0.timeout": [isWhole(1, 600), "must be between 1 and 600"],
};

/** @returns what Vapi has to say against the body; empty when it takes the call */
export function mistakesIn(body: CallBody, account: Account): string[] {
  const { assistantOverrides = {}, customer, name = "" } = body;
  const mistakes = [
    ...Object.keys(body).filter((key) => !TOP_LEVEL.includes(key)),
    ...Object.keys(assistantOverrides).filter((key) => !OVERRIDES.includes(key)),
  ].map((key) => `property ${key} should not exist`);
  if (body.assistantId !== account.assistantId) mistakes.push("assistantId doesn't exist");
  if (body.phoneNumberId !== account.phoneNumberId) mistakes.push("phoneNumberId doesn't exist");
  if (!/^\+[1-9]\d{1,14}$/.test(customer?.number ?? ""))
    mistakes.push("customer.number must be a valid phone number in the E.164 format");
  if (name.length > 40 || (customer?.externalId ?? "").length > 40)
    mistakes.push("name must be shorter than or equal to 40 characters");
  const credentialId = assistantOverrides.server?.credentialId;
  if (credentialId !== undefined && credentialId !== account.credentialId)
    mistakes.push("server.credentialId doesn't exist");
  for (const [path, [holds, says]] of Object.entries(RULES)) {
    const value = path.split(".").reduce<unknown>((part, key) => Object(part)[key], assistantOverrides);
    if (value !== undefined && !holds(value)) mistakes.push(`assistantOverrides.${path} ${says}`);
  }
  return mistakes;
}

function isBoolean(value: unknown): boolean {
  return typeof value === "boolean";
}
function isText(least: number, most: number): (value: unknown) => boolean {
  return (value) => typeof value === "string" && value.length >= least && value.length <= most;
}
function isWhole(least: number, most: number): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}
function isOneOf(words: readonly string[]): (value: unknown) => boolean {
  return (value) => typeof value === "string" && words.includes(value);
}
