import { redirect } from "@remix-run/node";
import { page } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

export const loader = page(async ({ request }) => {
  await requireAdministrator(request);
  return redirect("/admin/queues");
});

export const action = page(async ({ request }) => {
  await requireAdministrator(request);
  throw new AppError("method_not_allowed");
});
