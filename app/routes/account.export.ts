import { redirect } from "@remix-run/node";
import { EXPORTING } from "~/domain/privacy/export-limits";
import { makeExport } from "~/domain/privacy/make-export.server";
import { appUrl } from "~/http/instance.server";
import { paced } from "~/http/paced";
import { keepTo } from "~/http/rate-limit.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";

/** Whoever types the address gets to the page with the button. */
export const loader = () => redirect("/account/data");

/** A copy of everything, for anybody who is signed in: wherever they stand in setting up or paying. */
export const action = page(async ({ request, context }) => {
  const { userId } = await requireSession(request, { leaving: true });
  const now = new Date();
  await keepTo(EXPORTING, [userId], now);
  const { name, body } = await makeExport(userId, appUrl(), now);
  return new Response(paced(body, context.drained), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
});
