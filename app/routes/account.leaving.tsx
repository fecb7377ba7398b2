import type { HeadersFunction, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { FocusShell } from "~/components/focus-shell";
import { Button, ButtonLink } from "~/components/ui/button";
import { Time } from "~/components/ui/time";
import { usePending } from "~/components/use-pending";
import { readDeletion } from "~/domain/privacy/read-deletion.server";
import { undoDeletion } from "~/domain/privacy/undo-deletion.server";
import { fullDayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";

export const meta: MetaFunction = () => [
  { title: "Leaving · relevel.me" },
  { name: "robots", content: "noindex" },
];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export const loader = page(async ({ request }) => {
  const { userId, email, localTz } = await requireSession(request, { leaving: true });
  const deletion = await readDeletion(userId);
  if (!deletion) throw redirect("/account");
  const { dueAt, callsWereOn } = deletion;
  const zone = localTz ?? "UTC";
  const now = new Date();
  return {
    email,
    dueAt: dueAt.toISOString(),
    day: `${fullDayWords(localDateAt(dueAt, zone), localDateAt(now, zone))} at ${localTimeAt(dueAt, zone)}`,
    canUndo: dueAt > now,
    callsWereOn,
  };
});

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request, { leaving: true });
  const undone = await undoDeletion(userId, new Date());
  return redirect(undone ? "/dashboard" : "/account/leaving");
});

export default function Leaving() {
  const { email, dueAt, day, canUndo, callsWereOn } = useLoaderData<typeof loader>();
  const pending = usePending("/account/leaving");
  return (
    <FocusShell
      mood="sleeping"
      title={canUndo ? "Your account is being deleted" : "Your account is going now"}
      lead={email}
    >
      {canUndo ? (
        <div className="flex flex-col gap-6">
          <p>
            It goes on <Time at={dueAt}>{day}</Time>, with everything in it. Until then nothing rings.
          </p>
          <Form method="post">
            <Button type="submit" size="lg" loading={pending} className="w-full">
              Undo, and keep my account
            </Button>
            <p className="mt-2 text-sm text-muted">
              {callsWereOn ? "Your calls go on as they were." : "Your calls stay off, as they were."}
            </p>
          </Form>
          <div className="flex flex-wrap gap-3">
            <ButtonLink to="/account/data" variant="secondary" size="sm">
              Download my data
            </ButtonLink>
            <Form method="post" action="/logout">
              <Button type="submit" variant="ghost" size="sm">
                Sign out
              </Button>
            </Form>
          </div>
        </div>
      ) : (
        <p>The time to undo it is over. In a moment everything is deleted, and a last mail tells you so.</p>
      )}
    </FocusShell>
  );
}
