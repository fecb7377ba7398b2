import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { FocusShell } from "~/components/focus-shell";
import { publicMeta } from "~/components/public-meta";
import { SignupForm } from "~/components/signup-form";
import { keepSignIn, requestSignIn } from "~/domain/accounts/request-sign-in.server";
import { SignInEmail } from "~/domain/accounts/sign-in-email";
import { signInMailLimits } from "~/domain/accounts/sign-in-limits";
import { parseForm } from "~/http/forms.server";
import { outboxHref, visitorOf, wantedPath } from "~/http/instance.server";
import { takeHits } from "~/http/rate-limit.server";
import { page } from "~/http/respond.server";
import { readSession } from "~/http/sessions.server";
import { newSignInNonce, readSignInNonce } from "~/http/sign-in-nonce.server";

export const meta = publicMeta({
  path: "/signup",
  title: "Sign in · relevel.me",
  description: "Choose the time of your daily call. An e-mail address is enough, there is no password.",
});

const SignUp = z.object({ email: SignInEmail, redirectTo: z.string().optional().catch(undefined) });

export const loader = page(async ({ request }) => {
  const query = new URL(request.url).searchParams;
  const redirectTo = wantedPath(query.get("redirectTo")) ?? undefined;
  if (await readSession(request)) throw redirect(redirectTo ?? "/dashboard");
  return { sent: query.has("sent"), redirectTo, outboxHref: outboxHref() };
});

export const action = page(async ({ request, context }) => {
  const form = await parseForm(request, SignUp);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 });
  const { email, redirectTo } = form.data;
  const now = new Date();
  const before = readSignInNonce(request);
  const { nonce, setCookie } = newSignInNonce();

  // One answer for everybody: known or not, within the limits or not.
  const { allowed } = await takeHits(signInMailLimits(email, visitorOf(context)), now);
  if (allowed) await requestSignIn({ email, redirectTo: wantedPath(redirectTo), nonce }, now);
  else if (before) await keepSignIn({ from: before, to: nonce }, now);
  throw redirect("/signup?sent=1", { headers: { "Set-Cookie": setCookie } });
});

export default function SignUpPage() {
  const { sent, redirectTo, outboxHref } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const wanted = problem?.values.redirectTo ?? redirectTo;
  return sent && !problem ? (
    <FocusShell title="One more step" mood="listening">
      <SignupForm sent outboxHref={outboxHref} />
    </FocusShell>
  ) : (
    <FocusShell title="Sign in or join" lead="One address is all it takes.">
      <SignupForm values={problem?.values} errors={problem?.errors} redirectTo={wanted} />
    </FocusShell>
  );
}
