import { Outlet, useLoaderData } from "@remix-run/react";
import { AppShell } from "~/components/app-shell";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { simulatorEnabled } from "~/providers/telephony/registry.server";

export const loader = page(async ({ request }) => {
  const { firstName, email } = await requireSession(request);
  return { user: { firstName, email }, phoneHref: simulatorEnabled() ? "/simulator/phone" : undefined };
});

export default function App() {
  const { user, phoneHref } = useLoaderData<typeof loader>();
  return (
    <AppShell user={user} phoneHref={phoneHref}>
      <Outlet />
    </AppShell>
  );
}
