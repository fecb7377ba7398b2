import type { HeadersFunction, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PrintButton } from "~/components/simulated-print";
import { SimulatedShell } from "~/components/simulated-shell";
import { page } from "~/http/respond.server";
import { mayUseConsole } from "~/http/simulated-console.server";
import { AppError } from "~/lib/app-error";
import { simulatedPaymentsOptions } from "~/providers/payments/registry.server";
import { openPayments } from "~/simulator/payments/vendor.server";

export const meta: MetaFunction = () => [
  { title: "Invoice · relevel.me" },
  { name: "robots", content: "noindex" },
];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export const loader = page(async ({ request, params }) => {
  const { token = "", paymentId = "" } = params;
  const invoice = openPayments(simulatedPaymentsOptions()).invoice(token, paymentId);
  if (!invoice) throw new AppError("not_found");
  return {
    portal: `/simulator/portal/${token}`,
    lines: invoice.lines,
    hasConsole: await mayUseConsole(request),
  };
});

export default function InvoicePage() {
  const { portal, lines, hasConsole } = useLoaderData<typeof loader>();
  return (
    <SimulatedShell
      title="Simulated invoice"
      lead="Not a bill: no money has moved."
      hasConsole={hasConsole}
      action={
        <div className="flex flex-wrap gap-2 print:hidden">
          <PrintButton />
          <Link to={portal} className="link inline-flex min-h-11 items-center px-2">
            Back to the portal
          </Link>
        </div>
      }
    >
      <p className="tabular max-w-2xl rounded-card bg-surface p-5 leading-8 whitespace-pre-line shadow-card sm:p-8 print:p-0 print:shadow-none">
        {lines.join("\n")}
      </p>
    </SimulatedShell>
  );
}
