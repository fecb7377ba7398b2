import { json, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ScrollText } from "lucide-react";
import { AuditFilters, ConsoleAudit } from "~/components/console-audit";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { EmptyState } from "~/components/ui/empty-state";
import { PageTitle } from "~/components/ui/page-title";
import { readAuditFilter } from "~/domain/privacy/audit-filter";
import { readAuditLog } from "~/domain/privacy/read-audit-log.server";
import { page } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

export const meta: MetaFunction = () => [{ title: "Audit · Console · relevel.me" }];

const PAGE = 50;

export const loader = page(async ({ request }) => {
  await requireAdministrator(request);
  const filter = readAuditFilter(new URL(request.url).searchParams);
  const acts = await readAuditLog(filter, PAGE + 1);
  const shown = acts.slice(0, PAGE);
  const { actor, action } = filter;
  const chosen = new URLSearchParams({ ...(actor && { actor }), ...(action && { action }) });
  const older = new URLSearchParams(chosen);
  older.set("before", shown.at(-1)?.id ?? "");
  return json({
    actor,
    action,
    acts: shown,
    newest: filter.before === null ? null : `/admin/audit?${chosen}`,
    older: acts.length > PAGE ? `/admin/audit?${older}` : null,
  });
});

export const action = page(async ({ request }) => {
  await requireAdministrator(request);
  throw new AppError("method_not_allowed");
});

export default function Audit() {
  const { actor, action, acts, newest, older } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle lead="Who did what: administrators in the console, operators at the terminal, people with their own account. It is only ever added to.">
        Audit log
      </PageTitle>
      <Card>
        <AuditFilters actor={actor} action={action} />
        {acts.length === 0 ? (
          <EmptyState icon={<ScrollText />} title="Nothing noted">
            No act is like that.
          </EmptyState>
        ) : (
          <ConsoleAudit acts={acts} />
        )}
        <div className="mt-5 flex flex-wrap gap-3 empty:hidden">
          {newest ? (
            <ButtonLink to={newest} variant="secondary" size="sm">
              Newest
            </ButtonLink>
          ) : null}
          {older ? (
            <ButtonLink to={older} variant="secondary" size="sm">
              Older
            </ButtonLink>
          ) : null}
        </div>
      </Card>
    </>
  );
}
