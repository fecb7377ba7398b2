import { redirect } from "@remix-run/node";
import { page } from "~/http/respond.server";
import { endSession } from "~/http/sessions.server";

export const action = page(async ({ request }) => {
  const { setCookie } = await endSession(request);
  // Today's card, and what else the browser has kept for this person, must not be there for the next one.
  return redirect("/", { headers: { "Set-Cookie": setCookie, "Clear-Site-Data": '"storage"' } });
});

/** A link or a prefetch must not sign anybody out. */
export function loader() {
  return new Response("Sign out with the button.\n", { status: 405, headers: { Allow: "POST" } });
}
