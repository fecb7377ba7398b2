import { redirect } from "@remix-run/node";
import { page } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";

export const loader = page(async ({ request }) => {
  await requireAdministrator(request);
  return redirect("/admin/queues");
});
