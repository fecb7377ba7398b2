import { Link, useLoaderData } from "@remix-run/react";
import { publicMeta } from "~/components/public-meta";
import { PublicShell, TextPage } from "~/components/public-shell";
import { page } from "~/http/respond.server";
import { paymentsMode } from "~/providers/payments/registry.server";

export const meta = publicMeta({
  path: "/refund",
  title: "Refunds · relevel.me",
  description: "Self-hosted relevel.me costs nothing. A plan that is paid for can be cancelled at any time.",
});

export const loader = page(() => ({ selfHosted: paymentsMode() === "off" }));

export default function Refund() {
  const { selfHosted } = useLoaderData<typeof loader>();
  return <PublicShell>{selfHosted ? <NothingToRefund /> : <CancelAndRefund />}</PublicShell>;
}

function NothingToRefund() {
  return (
    <TextPage title="Refunds" lead="Self-hosted relevel.me costs nothing, so there is nothing to refund.">
      <h2>If this server took money before</h2>
      <p>
        Then its operator is the one who took it, and the one who can give it back. Write to them at the
        address on your receipt. What they promised when you paid, and the consumer law of your country, hold.
      </p>
      <h2>What you pay elsewhere</h2>
      <p>
        Whoever hosts a server pays for its machine. The simulated phone and the built-in outbox cost nothing
        to use.
      </p>
    </TextPage>
  );
}

function CancelAndRefund() {
  return (
    <TextPage
      title="Refunds"
      lead="You can cancel at any time, in two clicks. What you have paid for is yours to its end."
    >
      <h2>Cancelling</h2>
      <ul>
        <li>
          Open{" "}
          <Link to="/billing" className="link">
            Billing
          </Link>
          , press “Cancel the plan”, and confirm. Nothing is charged after that.
        </li>
        <li>Calls go on to the end of the time that is paid for. Until then you can take it back.</li>
        <li>In a free trial, nothing is charged if you cancel before it ends.</li>
        <li>Afterwards nothing rings, and everything that was kept stays readable.</li>
      </ul>
      <h2>Money back</h2>
      <p>
        Time that is paid for is given, so it isn&rsquo;t paid back by itself. If something went wrong, such
        as a charge you didn&rsquo;t expect, write to whoever runs this server at the address on your receipt:
        they sold you the plan, and can return what was paid. What they promised when you paid, and the
        consumer law of your country, hold.
      </p>
      <h2>If you paid twice</h2>
      <p>
        Two plans at once never help anybody. The younger one is ended at once and isn&rsquo;t charged again,
        and you get a mail about it. Write to the address on its receipt to have it paid back.
      </p>
    </TextPage>
  );
}
