import { data } from "@remix-run/node";
import { keepTryCall } from "~/domain/calls/keep-try-call.server";
import { TryKeptForm } from "~/domain/calls/try-form";
import { KEEPING } from "~/domain/calls/try-limits";
import { parseForm } from "~/http/forms.server";
import { keepTo } from "~/http/rate-limit.server";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

const refuse = (problem: string) => ({ talkId: null, problem });

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  await keepTo(KEEPING, [userId], now);
  const form = await parseForm(request, TryKeptForm);
  if (!form.ok)
    return data(refuse("This talk can't be read any more. Forget it, and try a new one."), { status: 422 });
  try {
    const { talkId } = await keepTryCall(userId, form.data, now);
    return data({ talkId, problem: null });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "call_already_live") throw error;
    return data(refuse(error.message), { status: error.status });
  }
});

/** Keeping needs the words, which only a form brings. */
export function loader() {
  return new Response("Keep the talk with the button.\n", { status: 405, headers: { Allow: "POST" } });
}
