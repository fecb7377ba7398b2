import { z } from "zod";
import { readBody } from "~/http/read-body.server";
import { api } from "~/http/respond.server";
import { AppError } from "~/lib/app-error";
import { simulatorOptions } from "~/providers/telephony/registry.server";
import { requireVendor } from "~/simulator/door.server";
import { toResource } from "~/simulator/simulated-call";

const MAX_BYTES = 64 * 1024;

const NewCall = z.object({
  to: z.string().regex(/^\+[1-9]\d{6,14}$/),
  reference: z.string().max(100).nullable().default(null),
  agenda: z.object({
    firstName: z.string(),
    purpose: z.enum(["daily", "on_demand"]),
    callTime: z.string(),
    maxSeconds: z.number().int().positive(),
  }),
  ring_seconds: z.number().int().positive().max(600),
  webhook_url: z.url({ protocol: /^https?$/ }),
  voicemail_message: z.string().min(1).max(1000).nullable().default(null),
});

/** The simulated vendor's log; `?reference=` narrows it to calls placed with that reference. */
export const loader = api(({ request }) => {
  const vendor = requireVendor(request, simulatorOptions());
  const reference = new URL(request.url).searchParams.get("reference") ?? undefined;
  return Response.json({ calls: vendor.list(reference).map(toResource) });
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
