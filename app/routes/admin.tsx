import { Outlet } from "@remix-run/react";
import { AdminShell } from "~/components/admin-shell";
import { page } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

export const loader = page(async ({ request }) => {
  await requireAdministrator(request);
  return null;
});

export const action = page(async ({ request }) => {
  await requireAdministrator(request);
  throw new AppError("method_not_allowed");
});

export default function Admin() {
  return (
    <AdminShell>
      <Outlet />
    </AdminShell>
  );
}
