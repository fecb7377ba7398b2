import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { Field, Input } from "~/components/ui/field";
import { PageTitle } from "~/components/ui/page-title";
import { usePending } from "~/components/use-pending";
import { useRefusedForm } from "~/components/use-refused-form";
import { askDeletion } from "~/domain/privacy/ask-deletion.server";
import { dataNow } from "~/domain/privacy/data-now.server";
import { DELETE_WORD, deletionForm, UNDO_FOR } from "~/domain/privacy/deletion";
import { fullDayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { paymentsMode } from "~/providers/payments/registry.server";

export const meta: MetaFunction = () => [{ title: "Delete the account · relevel.me" }];

export const loader = page(async ({ request }) => {
  const { email, localTz, plan } = await requireSession(request);
  const now = new Date();
  const zone = localTz ?? "UTC";
  const dueAt = new Date(now.getTime() + UNDO_FOR);
  const { kept } = dataNow();
  return {
    email,
    word: DELETE_WORD,
    day: `${fullDayWords(localDateAt(dueAt, zone), localDateAt(now, zone))} at ${localTimeAt(dueAt, zone)}`,
    hasPlan: paymentsMode() !== "off" && plan?.tier === "pro",
    atVendor: kept.find(({ title }) => title.startsWith("At "))?.words ?? null,
    backups: kept.find(({ title }) => title === "Backups")?.words ?? "",
  };
});

type Refused = { values: Record<string, string>; errors: Record<string, string> };

export const action = page(async ({ request }) => {
  const { userId, sessionId, email } = await requireSession(request);
  const form = await parseForm(request, deletionForm(email));
  if (!form.ok) {
    const refused: Refused = { values: form.values, errors: form.errors };
    return Response.json(refused, { status: 422 });
  }
  await askDeletion(userId, sessionId, new Date());
  return redirect("/account/leaving");
});

export default function DeleteAccount() {
  const { email, word, day, hasPlan, atVendor, backups } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const pending = usePending("/account/delete");
  const form = useRefusedForm();
  return (
    <>
      <PageTitle
        action={
          <ButtonLink to="/account" variant="ghost" size="sm">
            Your data
          </ButtonLink>
        }
      >
        Delete the account
      </PageTitle>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card title="What happens, and when" titleId="what-happens">
          <ul className="flex max-w-prose list-disc flex-col gap-3 pl-5 marker:text-accent">
            <li>
              <strong>At once:</strong> nothing rings any more, a call that is going on is hung up, and every
              other browser is signed out. If administrators may read your transcripts, that ends. A mail
              tells you the day and how to undo it.
            </li>
            <li>
              <strong>For 7 days:</strong> sign in to undo it. Your calls then go on as they were. You can
              still download your data.
            </li>
            <li>
              <strong>On {day}:</strong> your account and every row with your id go: calls, transcripts,
              reflections, skills, XP, memories, files, sessions, mails and what waits in the queue.
            </li>
            {hasPlan ? (
              <li>
                Your plan is ended at the payment company on that day. To be charged nothing more before then,
                cancel it under Billing first.
              </li>
            ) : null}
            {atVendor ? <li>{atVendor}</li> : null}
            <li>
              What stays: what calls have cost in all, without whose they were, and, if your number asked
              never to be called, the number alone, so that nothing rings it.
            </li>
            <li>Backups: {backups}</li>
            <li>A last mail tells you what was deleted.</li>
          </ul>
        </Card>
        <Card title="Delete it" titleId="delete-it">
          <Form ref={form} method="post" className="flex flex-col items-start gap-5">
            <Field
              label={
                <>
                  Type your e-mail address, or the word <strong>{word}</strong>
                </>
              }
              hint={email}
              error={refused?.errors.confirm}
              className="w-full"
            >
              {(control) => (
                <Input
                  {...control}
                  name="confirm"
                  required
                  maxLength={320}
                  defaultValue={refused?.values.confirm}
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                />
              )}
            </Field>
            <div className="flex flex-wrap gap-3">
              <Button type="submit" variant="danger" loading={pending}>
                Delete the account
              </Button>
              <ButtonLink to="/account" variant="secondary">
                Keep it
              </ButtonLink>
            </div>
          </Form>
        </Card>
      </div>
    </>
  );
}
