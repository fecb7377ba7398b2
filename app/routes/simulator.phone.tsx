import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { type PhoneCall, PhoneView } from "~/components/phone-view";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { SECOND } from "~/lib/time";
import { simulatorOptions } from "~/providers/telephony/registry.server";
import { openVendor } from "~/simulator/door.server";
import { toPhoneCall } from "~/simulator/phone";

export const meta: MetaFunction = () => [{ title: "Phone · relevel.me" }];

const SHOWN = 5;

export const loader = page(() => {
  const calls: PhoneCall[] = openVendor(simulatorOptions()).onThePhone().slice(0, SHOWN).map(toPhoneCall);
  return { calls };
});

const PhoneForm = z.discriminatedUnion("action", [
  z.object({ action: z.literal("answer"), callId: z.string() }),
  z.object({ action: z.literal("decline"), callId: z.string() }),
  z.object({ action: z.literal("hang_up"), callId: z.string() }),
  z.object({ action: z.literal("begin_to_say"), callId: z.string() }),
  z.object({ action: z.literal("say"), callId: z.string(), text: z.string().trim().min(1).max(500) }),
]);

export const action = page(async ({ request }) => {
  const vendor = openVendor(simulatorOptions());
  const form = await parseForm(request, PhoneForm);
  if (form.ok) {
    const { data } = form;
    if (data.action === "answer") vendor.answer(data.callId);
    if (data.action === "decline") vendor.decline(data.callId);
    if (data.action === "hang_up") vendor.hangUp(data.callId, "person_hung_up");
    if (data.action === "begin_to_say") vendor.beginToSay(data.callId);
    if (data.action === "say") vendor.say(data.callId, data.text);
  }
  return redirect("/simulator/phone");
});

export default function Phone() {
  const { calls } = useLoaderData<typeof loader>();
  return (
    <main className="stars grid min-h-dvh content-center gap-4 px-4 py-4">
      <h1 className="sr-only">Simulated phone</h1>
      <PhoneView calls={calls} pollMs={1 * SECOND} />
      <p className="text-center">
        <Link to="/dashboard" className="link inline-flex min-h-11 items-center">
          Back to the dashboard
        </Link>
      </p>
    </main>
  );
}
