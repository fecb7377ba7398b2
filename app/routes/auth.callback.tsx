import { data, type HeadersFunction, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ConfirmSignIn, LinkGone, OtherBrowser } from "~/components/confirm-sign-in";
import { FocusShell } from "~/components/focus-shell";
import { SignupForm } from "~/components/signup-form";
import { confirmByCode, confirmByToken } from "~/domain/accounts/confirm-sign-in.server";
import { lookAtSignIn } from "~/domain/accounts/look-at-sign-in.server";
import { signInAttemptLimits } from "~/domain/accounts/sign-in-limits";
import { parseForm } from "~/http/forms.server";
import { adminEmails, outboxHref, visitorOf } from "~/http/instance.server";
import { takeHits, tooMany } from "~/http/rate-limit.server";
import { page } from "~/http/respond.server";
import { startSession } from "~/http/sessions.server";
import { clearSignInNonce, readSignInNonce } from "~/http/sign-in-nonce.server";

export const meta: MetaFunction = () => [
  { title: "Confirm · relevel.me" },
  { name: "robots", content: "noindex" },
];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

const NO_SUCH_CODE = "This code doesn't work. Check it, or ask for a new mail.";

const Proof = z.union([
  z.object({ token: z.string().min(1).max(2000) }),
  z.object({
    code: z
      .string()
      .transform((typed) => typed.replace(/[\s-]/g, ""))
      .pipe(z.string().regex(/^\d{6}$/)),
  }),
]);

export const loader = page(async ({ request }) => {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const view = await lookAtSignIn(token, readSignInNonce(request), new Date());
  return data({ view, token, outboxHref: outboxHref() }, { status: view.state === "gone" ? 400 : 200 });
});

export const action = page(async ({ request, context }) => {
  const now = new Date();
  const { allowed, retryAfterSeconds } = await takeHits(signInAttemptLimits(visitorOf(context)), now);
  if (!allowed) throw tooMany(retryAfterSeconds);

  const form = await parseForm(request, Proof);
  const nonce = readSignInNonce(request);
  const confirmed = form.ok && nonce ? await confirm(form.data, nonce, now) : null;
  if (!confirmed) {
    const byCode = form.ok ? "code" in form.data : "code" in form.values;
    return data({ failed: byCode ? ("code" as const) : ("link" as const) }, { status: 400 });
  }
  const { setCookie } = await startSession(confirmed.userId, request, now);
  const cookies = [setCookie, clearSignInNonce()].map((cookie): [string, string] => ["Set-Cookie", cookie]);
  throw redirect(confirmed.redirectTo ?? "/dashboard", { headers: cookies });
});

function confirm(given: z.output<typeof Proof>, nonce: string, now: Date) {
  const proof = { nonce, adminEmails: adminEmails() };
  return "token" in given ? confirmByToken(given.token, proof, now) : confirmByCode(given.code, proof, now);
}

export default function ConfirmPage() {
  const { view, token, outboxHref } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>()?.failed;
  if (failed === "code") {
    return (
      <FocusShell title="One more step" mood="listening">
        <SignupForm sent errors={{ code: NO_SUCH_CODE }} outboxHref={outboxHref} />
      </FocusShell>
    );
  }
  if (failed === "link" || view.state === "gone") {
    return (
      <FocusShell title="Sign in">
        <LinkGone />
      </FocusShell>
    );
  }
  return (
    <FocusShell title="Sign in">
      {view.state === "ready" ? (
        <ConfirmSignIn maskedEmail={view.maskedEmail} token={token} />
      ) : (
        <OtherBrowser />
      )}
    </FocusShell>
  );
}
