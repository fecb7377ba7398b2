import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BringCard, DownloadCard } from "~/components/copies-cards";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { PageTitle } from "~/components/ui/page-title";
import { useFreshData } from "~/components/use-call-updates";
import { bringCopy } from "~/domain/privacy/bring-copy.server";
import { describeCopies } from "~/domain/privacy/describe-copies";
import { BRINGING_BACK, COPY_FIELD, COPY_LIMITS } from "~/domain/privacy/export-limits";
import { problemWords } from "~/domain/privacy/import-problem";
import { loadCopies } from "~/domain/privacy/load-copies.server";
import { takeHit, tooMany } from "~/http/rate-limit.server";
import { leaveUnread, readUpload } from "~/http/read-upload.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { SECOND } from "~/lib/time";

export const meta: MetaFunction = () => [{ title: "Your data · relevel.me" }];

const HERE = "/account/data";
/** A copy is large: no more than this many are taken in at the same time. */
const MOST_AT_ONCE = 2;

export const loader = page(async ({ request }) => {
  // Also whoever leaves takes their copy along.
  const { userId, localTz, leavingAt } = await requireSession(request, { leaving: true });
  const standing = { ...(await loadCopies(userId)), leaving: leavingAt !== null };
  return describeCopies(standing, localTz ?? "UTC", new Date());
});

export const action = page(async ({ request }) => {
  const { userId, leavingAt } = await requireSession(request, { leaving: true });
  if (leavingAt) {
    leaveUnread(request);
    throw new AppError("account_leaving");
  }
  const now = new Date();
  const { allowed, retryAfterSeconds } = await takeHit(BRINGING_BACK, [userId], now);
  if (!allowed) {
    leaveUnread(request);
    throw tooMany(retryAfterSeconds);
  }
  try {
    const file = await readUpload(request, COPY_FIELD, COPY_LIMITS.bytes, MOST_AT_ONCE);
    if (!file) return refuse("Choose the ZIP file of your copy.", 422);
    const brought = await bringCopy(userId, file.bytes, now);
    return brought.ok ? redirect(HERE) : refuse(brought.reason, 422);
  } catch (failure) {
    if (!(failure instanceof AppError)) throw failure;
    if (failure.code === "body_too_large") return refuse(problemWords("too_large"), failure.status);
    if (failure.code !== "unavailable") throw failure;
    const wait = failure.retryAfterSeconds;
    return refuse(failure.message, failure.status, wait ? { "Retry-After": `${wait}` } : {});
  }
});

const refuse = (error: string, status: number, headers: HeadersInit = {}) =>
  Response.json({ error }, { status, headers });

export default function YourData() {
  const { holds, lastExport, lastImport, mayBring, leaving } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as { error: string } | undefined;
  useFreshData(lastImport?.waiting ? 2 * SECOND : null);
  return (
    <>
      <PageTitle lead={leaving ? "Take everything with you." : "Take everything with you, or bring it back."}>
        Your data
      </PageTitle>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <DownloadCard holds={holds} lastExport={lastExport} />
        {leaving ? (
          <Card title="Bring a copy" titleId="copies-bring">
            <p>
              Your account is being deleted, so nothing can be brought into it. To bring a copy, undo that
              first.
            </p>
            <ButtonLink to="/account/leaving" variant="secondary" size="sm" className="mt-4">
              When it goes, and undo
            </ButtonLink>
          </Card>
        ) : (
          <BringCard lastImport={lastImport} mayBring={mayBring} error={refused?.error} action={HERE} />
        )}
      </div>
    </>
  );
}
