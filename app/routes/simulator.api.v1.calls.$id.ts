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

/** DELETE drops what is kept of a call that is over. */
export const action = api(({ request, params }) => {
  const vendor = requireVendor(request, simulatorOptions());
  if (request.method !== "DELETE") throw new AppError("method_not_allowed");
  const call = vendor.get(params.id ?? "");
  if (!call) throw new AppError("not_found");
  if (!vendor.forget(call.id)) throw new AppError("call_already_live", "The call goes on.");
  return Response.json({ id: call.id, deleted: true });
});
