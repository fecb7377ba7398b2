import { Outlet } from "@remix-run/react";
import { AdminShell } from "~/components/admin-shell";
import { page } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";

export const loader = page(async ({ request }) => {
  await requireAdministrator(request);
  return null;
});

export default function Admin() {
  return (
    <AdminShell>
      <Outlet />
    </AdminShell>
  );
}
