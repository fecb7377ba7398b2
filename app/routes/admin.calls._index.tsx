import { json, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ConsoleCalls } from "~/components/console-calls";
import { ConsoleAccounts, ConsoleHosts, ConsoleNow } from "~/components/console-now";
import { ConsoleGlance, ConsoleNumbers } from "~/components/console-numbers";
import { ConsoleSwitch } from "~/components/console-switch";
import { PageTitle } from "~/components/ui/page-title";
import { Segments } from "~/components/ui/segments";
import { useFreshData } from "~/components/use-call-updates";
import { cursorText, readCursor } from "~/domain/calls/call-cursor";
import { readConsoleFilter } from "~/domain/calls/console-filter";
import { SwitchForm } from "~/domain/calls/console-form";
import { readWindow } from "~/domain/calls/console-numbers";
import { switchPause } from "~/domain/calls/kill-switch.server";
import { listCallsForConsole } from "~/domain/calls/list-calls-for-console.server";
import { readCallsConsole } from "~/domain/calls/read-calls-console.server";
import { liveHosts } from "~/domain/privacy/hosts.server";
import { parseForm } from "~/http/forms.server";
import { page } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";
import { SECOND } from "~/lib/time";

export const meta: MetaFunction = () => [{ title: "Calls console · relevel.me" }];

const PAGE = 25;
const WINDOW_WORDS = { "24h": "24 hours", "7d": "7 days" } as const;

export const loader = page(async ({ request }) => {
  await requireAdministrator(request);
  const asked = new URL(request.url).searchParams;
  const windowName = readWindow(asked.get("window"));
  const filter = readConsoleFilter(asked);
  const before = readCursor(asked.get("before"));
  const [numbers, calls] = await Promise.all([
    readCallsConsole(windowName, new Date()),
    listCallsForConsole(filter, { before, limit: PAGE + 1 }),
  ]);
  const shown = calls.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    numbers,
    filter,
    calls: shown,
    older: last && calls.length > PAGE ? cursorText(last) : null,
    firstPage: !before,
    hosts: liveHosts(),
  };
});

export const action = page(async ({ request }) => {
  const { userId } = await requireAdministrator(request);
  const form = await parseForm(request, SwitchForm);
  if (!form.ok) return json({ error: form.errors.sure ?? form.errors.intent }, { status: 422 });
  await switchPause(form.data.intent === "pause", { actor: "admin", actorId: userId });
  const { search } = new URL(request.url);
  throw redirect(`/admin/calls${search}`);
});

/** The address of this page with what was asked, and without what wasn't. */
function address(asked: Record<string, string | null>): string {
  const set = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== null);
  return set.length === 0 ? "/admin/calls" : `/admin/calls?${new URLSearchParams(set)}`;
}

export default function CallsConsolePage() {
  const { numbers, filter, calls, older, firstPage, hosts } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { name } = numbers.window;
  // Counting a week takes several times as long as counting a day.
  useFreshData(firstPage ? (name === "24h" ? 10 : 60) * SECOND : null);
  const window = name === "24h" ? null : name;
  return (
    <>
      <PageTitle
        lead={`Calls that were planned for the last ${WINDOW_WORDS[name]}. A day here is the last 24 hours, and what is still to come is that of the next 24.`}
        action={
          <Segments
            label="How far back"
            choices={(["24h", "7d"] as const).map((each) => ({
              to: address({ window: each === "24h" ? null : each, ...filter }),
              words: WINDOW_WORDS[each],
              current: each === name,
            }))}
          />
        }
      >
        Calls
      </PageTitle>
      <div className="flex flex-col gap-6">
        <ConsoleGlance {...numbers} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-6">
            <ConsoleNow {...numbers} />
            <ConsoleAccounts {...numbers} />
          </div>
          <ConsoleSwitch paused={numbers.paused} error={refused?.error} />
        </div>
        <ConsoleNumbers {...numbers} />
        <ConsoleCalls
          calls={calls}
          filter={filter}
          window={name}
          newest={firstPage ? null : address({ window, ...filter })}
          older={older && address({ window, ...filter, before: older })}
        />
        <ConsoleHosts hosts={hosts} />
      </div>
    </>
  );
}
