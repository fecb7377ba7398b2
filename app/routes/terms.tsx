import { useLoaderData } from "@remix-run/react";
import { publicMeta } from "~/components/public-meta";
import { PublicShell, TextPage } from "~/components/public-shell";
import { page } from "~/http/respond.server";
import { paymentSettings } from "~/providers/payments/registry.server";

export const meta = publicMeta({
  path: "/terms",
  title: "Terms · relevel.me",
  description: "The terms of use of a relevel.me server, in plain words.",
});

export const loader = page(() => {
  const { mode, planMinutes } = paymentSettings();
  return { plan: mode === "off" ? null : { minutes: planMinutes } };
});

export default function Terms() {
  const { plan } = useLoaderData<typeof loader>();
  return (
    <PublicShell>
      <TextPage
        title="Terms"
        lead="Short and plain. The operator of this server may add their own; where they do, theirs come first."
      >
        <h2>The software</h2>
        <p>
          relevel.me is open source under the MIT licence. It comes as it is, without warranty of any kind, as
          the licence says.
        </p>
        <h2>Being called</h2>
        <ul>
          <li>You are called only after you agreed to it, at the number and time you gave.</li>
          <li>Give a number that is yours.</li>
          <li>You are talking to a machine. It says so at the start of each call.</li>
          <li>
            A transcript of each call is kept, as long as you choose under Your data. That it is kept is said
            at the start, too.
          </li>
          <li>You can stop the calls at any time with the switch in Settings.</li>
        </ul>
        {plan ? (
          <>
            <h2>The plan</h2>
            <ul>
              <li>
                Pro is paid in advance and renews by itself until you cancel it. The checkout says what it
                costs and for how long.
              </li>
              <li>
                You can cancel at any time under Billing. Calls go on to the end of the time that is paid for,
                and nothing is charged after that.
              </li>
              <li>
                It holds {plan.minutes} minutes of talk a month. Near their end calls get shorter; once they
                are used, the day&rsquo;s talk is in writing until they begin anew.
              </li>
              <li>
                When a charge is refused, the plan goes on for as long as the payment company forgives it.
                Then nothing rings until the charge goes through.
              </li>
              <li>Once the plan is over nothing rings, and everything that was kept stays readable.</li>
            </ul>
          </>
        ) : null}
        <h2>What it is not</h2>
        <p>
          The companion is no doctor, no therapist and no emergency service. If you or somebody else is in
          danger, call your local emergency number.
        </p>
        <h2>Leaving</h2>
        <p>
          You can download everything and delete your account at any time under Your data. For 7 days you can
          undo it; then it is gone.
          {plan
            ? " A plan that still runs is ended on that day, and its rest isn’t paid back by itself."
            : null}
        </p>
        <h2>Fair use</h2>
        <p>
          Don't use it to call other people without their consent, and don't try to break into other people's
          accounts. Whoever runs this server may block a number or close an account that does.
        </p>
      </TextPage>
    </PublicShell>
  );
}
