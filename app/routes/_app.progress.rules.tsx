import type { MetaFunction } from "@remix-run/node";
import { ButtonLink } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { PageTitle } from "~/components/ui/page-title";
import { loadReader } from "~/domain/onboarding/load-user.server";
import { RULES_TABLES } from "~/domain/progress/rules-tables";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";

export const meta: MetaFunction = () => [{ title: "How it is counted · relevel.me" }];

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  await loadReader(userId, new Date());
  return null;
});

export default function RulesPage() {
  return (
    <>
      <PageTitle
        action={
          <ButtonLink to="/progress" variant="ghost" size="sm">
            Back to your progress
          </ButtonLink>
        }
      >
        How it is counted
      </PageTitle>
      <p className="mb-6 max-w-prose text-lg text-muted">
        These tables are made of the very numbers that are reckoned with. Nothing is ever taken away for a day
        without a talk.
      </p>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {RULES_TABLES.map(({ title, columns, rows }) => (
          <Card key={title} title={title} className="min-w-0">
            <table className="w-full text-left text-sm wrap-anywhere sm:text-base">
              <thead>
                <tr className="text-sm text-muted">
                  {columns.map((column) => (
                    <th key={column} scope="col" className="pr-3 pb-2 font-medium">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.join("|")} className="border-t border-line">
                    {row.map((cell, index) => (
                      <td key={columns[index]} className="tabular py-2 pr-3 align-top last:pr-0">
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Card>
        ))}
      </div>
    </>
  );
}
