import { api } from "~/http/respond.server";
import { AppError } from "~/lib/app-error";
import { simulatorOptions } from "~/providers/telephony/registry.server";
import { requireVendor } from "~/simulator/door.server";
import { toResource } from "~/simulator/simulated-call";

export const action = api(({ request, params }) => {
  const vendor = requireVendor(request, simulatorOptions());
  const call = vendor.get(params.id ?? "");
  if (!call) throw new AppError("not_found");
  vendor.hangUp(call.id, "hung_up_by_request");
  return Response.json(toResource(call));
});
