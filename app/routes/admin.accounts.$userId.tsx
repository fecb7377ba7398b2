import { json, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { ConsoleFacts } from "~/components/console-facts";
import { Button, ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { PageTitle } from "~/components/ui/page-title";
import { shownCode, utcText } from "~/domain/calls/console-words";
import { AccountForm } from "~/domain/privacy/console-form";
import {
  clearFlag,
  lookUpAddress,
  openAccountForConsole,
} from "~/domain/privacy/open-account-for-console.server";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

export const meta: MetaFunction = () => [{ title: "Account · Console · relevel.me" }];

const NO_STORE = { headers: { "Cache-Control": "no-store" } };

export const loader = page(async ({ request, params }) => {
  await requireAdministrator(request);
  return json(await openAccountForConsole(params.userId ?? ""), NO_STORE);
});

export const action = page(async ({ request, params }) => {
  const { userId: adminId } = await requireAdministrator(request);
  const accountId = params.userId ?? "";
  const form = await parseForm(request, AccountForm);
  if (!form.ok) throw new AppError("bad_request");
  if (form.data.intent === "show-email") {
    return json({ email: await lookUpAddress(adminId, accountId) }, NO_STORE);
  }
  await clearFlag(adminId, accountId);
  throw redirect(`/admin/accounts/${accountId}`);
});

export default function ConsoleAccountPage() {
  const account = useLoaderData<typeof loader>();
  const email = useActionData<typeof action>()?.email;
  const { subscription: plan } = account;
  const instant = (at: string | null) => (at ? utcText(at, { year: true }) : "–");
  return (
    <>
      <PageTitle lead="As much as it takes to help. What was said is the person's own.">Account</PageTitle>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card title="Facts" titleId="account-facts">
          <ConsoleFacts
            facts={[
              { label: "User", value: account.id },
              { label: "Role", value: account.role },
              { label: "Since", value: instant(account.createdAt) },
              { label: "Signed in last", value: instant(account.lastSignInAt) },
              {
                label: "Number",
                value: account.phoneBlocked
                  ? "Blocked"
                  : account.phoneVerifiedAt
                    ? `Verified ${instant(account.phoneVerifiedAt)}`
                    : "Not verified",
              },
              { label: "Daily calls", value: account.callEnabled ? "On" : "Off" },
              { label: "Next slot", value: instant(account.nextCallAt) },
              {
                label: "Plan",
                value: plan
                  ? `${plan.tier}, ${shownCode(plan.status)}, until ${instant(plan.accessUntil)}`
                  : "None",
              },
            ]}
          />
          <div className="mt-5">
            <ButtonLink to={`/admin/calls?user=${account.id}`} variant="secondary">
              Calls of this account
            </ButtonLink>
          </div>
        </Card>
        <Card title="To look at" titleId="account-flag">
          {account.flaggedAt && account.flagReason ? (
            <Form method="post" className="mb-5 flex flex-col items-start gap-3">
              <p>
                Flagged {instant(account.flaggedAt)}: {shownCode(account.flagReason)}.
              </p>
              <Button type="submit" name="intent" value="clear-flag" variant="secondary">
                Take the flag off
              </Button>
            </Form>
          ) : (
            <p className="mb-5 text-muted">This account isn't flagged.</p>
          )}
          {email ? (
            <p className="wrap-anywhere">
              E-mail address: <strong>{email}</strong>
            </p>
          ) : (
            <Form method="post" className="flex flex-col items-start gap-3">
              <p>
                The e-mail address is for writing to the person. Looking it up is noted, and they see that in
                their audit log.
              </p>
              <Button type="submit" name="intent" value="show-email" variant="secondary">
                Show the e-mail address
              </Button>
            </Form>
          )}
        </Card>
      </div>
    </>
  );
}
