import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OutboxList } from "~/components/outbox-list";
import { PublicShell } from "~/components/public-shell";
import { PageTitle } from "~/components/ui/page-title";
import { readOutbox } from "~/domain/accounts/read-outbox.server";
import { requireOutbox } from "~/http/instance.server";
import { page } from "~/http/respond.server";

export const meta: MetaFunction = () => [{ title: "Outbox · relevel.me" }];

const UTC = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

export const loader = page(async () => {
  requireOutbox();
  const mails = await readOutbox();
  return {
    mails: mails.map(({ id, to, subject, text, createdAt }) => ({
      id,
      to,
      subject,
      text,
      createdAt: createdAt.toISOString(),
      createdText: `${UTC.format(createdAt)} UTC`,
    })),
  };
});

export default function OutboxPage() {
  const { mails } = useLoaderData<typeof loader>();
  return (
    <PublicShell>
      <div className="mx-auto max-w-2xl px-4 pt-4 sm:px-6 sm:pt-10">
        <PageTitle lead="Mails that this server would send. They stay on this machine.">Outbox</PageTitle>
        <OutboxList mails={mails} />
      </div>
    </PublicShell>
  );
}
