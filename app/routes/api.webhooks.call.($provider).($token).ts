import { FORGED_EVENTS } from "~/domain/calls/call-limits";
import { receiveWebhook } from "~/domain/calls/receive-webhook.server";
import { countForged } from "~/http/forged-event.server";
import { readBody } from "~/http/read-body.server";
import { api } from "~/http/respond.server";
import { AppError } from "~/lib/app-error";
import { callSettings } from "~/providers/telephony/registry.server";

const MAX_BYTES = 1024 * 1024;

export const loader = api(() => {
  throw new AppError("method_not_allowed");
});

export const action = api(async ({ request, params, context }) => {
  if (request.method !== "POST") throw new AppError("method_not_allowed");
  const rawBody = await readBody(request, MAX_BYTES);
  const { pathname, search } = new URL(request.url);
  const { duplicate } = await countForged(FORGED_EVENTS, context, () =>
    receiveWebhook(params.provider ?? callSettings().provider, {
      rawBody,
      headers: Object.fromEntries(request.headers),
      url: callSettings().publicUrl(pathname + search),
    }),
  );
  return Response.json({ received: true, duplicate });
});
