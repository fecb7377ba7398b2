import { api } from "~/http/respond.server";
import { AppError } from "~/lib/app-error";
import { simulatorOptions } from "~/providers/telephony/registry.server";
import { requireVendor } from "~/simulator/door.server";
import { toResource } from "~/simulator/simulated-call";

export const loader = api(({ request, params }) => {
  const call = requireVendor(request, simulatorOptions()).get(params.id ?? "");
  if (!call) throw new AppError("not_found");
  return Response.json(toResource(call));
});

export const action = api(() => {
  throw new AppError("method_not_allowed");
});
