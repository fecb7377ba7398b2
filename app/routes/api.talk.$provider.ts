import { FORGED_EVENTS } from "~/domain/calls/call-limits";
import { leadTalk } from "~/domain/calls/lead-talk.server";
import { countForged } from "~/http/forged-event.server";
import { readBody } from "~/http/read-body.server";
import { api } from "~/http/respond.server";
import { AppError } from "~/lib/app-error";
import { callSettings } from "~/providers/telephony/registry.server";

const MAX_BYTES = 64 * 1024;

export const loader = api(() => {
  throw new AppError("method_not_allowed");
});

/** A vendor without an agent of its own asks for the companion's next line. */
export const action = api(async ({ request, params, context }) => {
  if (request.method !== "POST") throw new AppError("method_not_allowed");
  const rawBody = await readBody(request, MAX_BYTES);
  const { pathname, search } = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  const url = callSettings().publicUrl(pathname + search);
  const { body, contentType } = await countForged(FORGED_EVENTS, context, () =>
    leadTalk(params.provider ?? "", { rawBody, headers, url }, new Date()),
  );
  return new Response(body, { headers: { "content-type": contentType, "cache-control": "no-store" } });
});
