import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isLiveStatus } from "~/components/call-words";
import { FocusShell } from "~/components/focus-shell";
import { useCallUpdates } from "~/components/use-call-updates";
import { VERIFY_INTENTS, VerifyNumber } from "~/components/verify-number";
import { askedCode } from "~/domain/calls/asked-code.server";
import { CODE_CHECKS } from "~/domain/calls/call-limits";
import { maskPhoneNumber } from "~/domain/calls/phone-number";
import { requestPhoneCode } from "~/domain/calls/request-phone-code.server";
import { loadReadyUser } from "~/domain/onboarding/load-user.server";
import { confirmPhoneCode } from "~/domain/schedule/confirm-phone-code.server";
import { localTimeAt } from "~/domain/schedule/local-time";
import { parseForm } from "~/http/forms.server";
import { keepTo } from "~/http/rate-limit.server";
import { page, responseInit } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { rungInBrowser } from "~/providers/telephony/registry.server";

export const meta: MetaFunction = () => [{ title: "Your number · relevel.me" }];

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const user = await loadReadyUser(userId, now);
  if (user.phoneProved) throw redirect("/dashboard");
  const asked = await askedCode(userId, now);
  return {
    number: maskPhoneNumber(user.phone),
    asked: asked && {
      call: asked.call,
      triesLeft: asked.triesLeft,
      validUntil: localTimeAt(asked.expiresAt, user.localTz),
    },
    blocked: user.phoneBlocked,
    phoneHref: rungInBrowser(user.phone) ? "/simulator/phone" : undefined,
  };
});

const VerifyForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal(VERIFY_INTENTS.call) }),
  z.object({
    intent: z.literal(VERIFY_INTENTS.confirm),
    code: z
      .string({ error: "Type the six digits." })
      .transform((typed) => typed.replace(/\s/g, ""))
      .pipe(z.string().regex(/^\d{6}$/, "Six digits, please, as the call read them out.")),
  }),
]);

export const action = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const form = await parseForm(request, VerifyForm);
  if (!form.ok) {
    if (!form.errors.code) throw new AppError("bad_request");
    return refused({ code: form.errors.code }, { status: 422 });
  }
  const now = new Date();
  const { data } = form;
  try {
    if (data.intent === "call") {
      await loadReadyUser(userId, now);
      await requestPhoneCode(userId, now);
      return redirect("/verify");
    }
    await keepTo(CODE_CHECKS, [userId], now);
    const answer = await confirmPhoneCode(userId, data.code, now);
    return answer.ok ? redirect("/dashboard") : refused({ code: answer.problem }, { status: 422 });
  } catch (failure) {
    // Somebody signed out or without a profile is led to where that is mended.
    if (!(failure instanceof AppError) || !isAboutNumber(failure)) throw failure;
    return refused(
      data.intent === "call" ? { call: failure.message } : { code: failure.message },
      responseInit(failure),
    );
  }
});

type Problems = { call?: string; code?: string };

const refused = (errors: Problems, init: ResponseInit) => Response.json({ errors }, init);

const isAboutNumber = ({ status }: AppError) => [409, 422, 429, 503].includes(status);

export default function Verify() {
  const { number, asked, blocked, phoneHref } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>() as { errors: Problems } | undefined;
  const call = asked?.call;
  useCallUpdates(call && isLiveStatus(call.status) ? call.id : null);
  return (
    <FocusShell
      title={
        <>
          Is <span className="whitespace-nowrap">{number}</span> yours?
        </>
      }
      lead="Nothing rings a number before its owner has shown that they want it."
      mood={call && isLiveStatus(call.status) ? "speaking" : "listening"}
    >
      <VerifyNumber
        number={number}
        asked={asked}
        blocked={blocked}
        errors={problem?.errors}
        phoneHref={phoneHref}
      />
    </FocusShell>
  );
}
