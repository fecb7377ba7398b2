import { z } from "zod";
import { readBody } from "~/http/read-body.server";
import { api } from "~/http/respond.server";
import { AppError } from "~/lib/app-error";
import { LANGUAGES } from "~/providers/telephony/provider";
import { simulatorOptions } from "~/providers/telephony/registry.server";
import { requireVendor } from "~/simulator/door.server";
import { toResource } from "~/simulator/simulated-call";

const MAX_BYTES = 64 * 1024;

const NewCall = z.object({
  to: z.string().regex(/^\+[1-9]\d{6,14}$/),
  reference: z.string().max(100).nullable().default(null),
  agenda: z.object({
    firstName: z.string(),
    language: z.enum(LANGUAGES),
    purpose: z.enum(["daily", "on_demand", "verification"]),
    callTime: z.string(),
    localTime: z.string(),
    hours: z.object({ opens: z.string(), closes: z.string() }),
    country: z.string().nullable(),
    maxSeconds: z.number().int().positive(),
    followUp: z.string().nullable(),
    recalls: z.array(z.string()).max(2),
    code: z.string().nullable(),
  }),
  ring_seconds: z.number().int().positive().max(600),
  webhook_url: z.url({ protocol: /^https?$/ }),
  voicemail_message: z.string().min(1).max(1000).nullable().default(null),
});

/** Calls of one answer at most: the newest. */
const LISTED = 1_000;

/**
 * The simulated vendor's log, oldest first; `?reference=` narrows it to calls placed with that reference, `?since=`
 * to the newest 1,000 taken at that instant or later.
 */
export const loader = api(({ request }) => {
  const vendor = requireVendor(request, simulatorOptions());
  const { searchParams } = new URL(request.url);
  const calls = vendor.list(searchParams.get("reference") ?? undefined);
  const since = searchParams.get("since");
  if (since === null) return Response.json({ calls: calls.map(toResource) });
  const from = z.iso.datetime().safeParse(since);
  if (!from.success) throw new AppError("bad_request", "`since` is not an instant.");
  const newer = calls.filter(({ createdAt }) => createdAt >= new Date(from.data));
  return Response.json({ calls: newer.slice(-LISTED).map(toResource) });
});

/** Places a call on the simulated vendor. */
export const action = api(async ({ request }) => {
  const vendor = requireVendor(request, simulatorOptions());
  if (request.method !== "POST") throw new AppError("method_not_allowed");
  const body = NewCall.safeParse(readJson(await readBody(request, MAX_BYTES)));
  if (!body.success) throw new AppError("bad_request", "That is not a call the simulator can place.");
  const { to, reference, agenda, ring_seconds: ringSeconds, webhook_url: webhookUrl } = body.data;
  const voicemailMessage = body.data.voicemail_message;
  const created = vendor.create({ to, reference, agenda, ringSeconds, webhookUrl, voicemailMessage });
  if ("refused" in created) return Response.json({ error: { code: created.refused } }, { status: 422 });
  if (created.call.person.createResponse === "lost") await untilCallerGivesUp(request.signal);
  return Response.json(toResource(created.call), { status: 201 });
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function untilCallerGivesUp(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
