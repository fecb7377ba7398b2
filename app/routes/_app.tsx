import { Link, Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { AppShell } from "~/components/app-shell";
import { Notice } from "~/components/ui/notice";
import { describeLapse } from "~/domain/billing/describe-lapse";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import { simulatorEnabled } from "~/providers/telephony/registry.server";

export const loader = page(async ({ request }) => {
  const { firstName, email, plan, localTz, isAdmin } = await requireSession(request, { leaving: true });
  const payments = paymentsMode();
  return {
    user: { firstName, email },
    phoneHref: simulatorEnabled() ? "/simulator/phone" : undefined,
    billingHref: payments === "off" ? undefined : "/billing",
    consoleHref: isAdmin ? "/admin/queues" : undefined,
    lapse: describeLapse(payments, plan, localTz, new Date()),
  };
});

/** The pages that say it themselves. */
const ABOUT_THE_PLAN = ["/billing", "/checkout"];

export default function App() {
  const { user, phoneHref, billingHref, consoleHref, lapse } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const notice =
    lapse && !ABOUT_THE_PLAN.includes(pathname) ? (
      <Notice>
        {lapse.words} Nothing rings meanwhile, and everything that was kept is here.{" "}
        <Link to={lapse.link.to} className="link tap">
          {lapse.link.words}
        </Link>
      </Notice>
    ) : null;
  return (
    <AppShell
      user={user}
      phoneHref={phoneHref}
      billingHref={billingHref}
      consoleHref={consoleHref}
      notice={notice}
    >
      <Outlet />
    </AppShell>
  );
}
