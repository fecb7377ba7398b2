import type { HeadersFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FocusShell } from "~/components/focus-shell";
import type { StillPage } from "~/components/still-page";
import { TodayCard } from "~/components/today-card";
import { buttonClass } from "~/components/ui/button";
import { callsRest } from "~/domain/billing/room-billing";
import { readyUser } from "~/domain/onboarding/ready-user";
import { loadRoom } from "~/domain/progress/room.server";
import { fullDayWords } from "~/domain/schedule/day-words";
import { describeNextCall } from "~/domain/schedule/describe-next-call";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { page } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import type { LocalDate } from "~/lib/columns";
import { cityOf } from "~/lib/zone-words";

export const meta: MetaFunction = () => [{ title: "Today · relevel.me" }];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });
export const handle: StillPage = { still: true };

export const loader = page(async ({ request }) => {
  const { userId } = await requireSession(request);
  const now = new Date();
  const room = await loadRoom(userId, { recent: 0 }, now);
  const user = readyUser(room.user);
  const { today, quests, noGame } = room.progress;
  // It may be read on another day: days are named, and none of them is "tomorrow".
  const named = (day: LocalDate) => fullDayWords(day, today);
  const used = callsRest(room.billing, { zone: user.localTz, now });
  const rest = used && { ...used, words: named(localDateAt(used.until, user.localTz)) };
  const { next, reason, why } = describeNextCall(user, now, { paused: room.paused, rest });
  return {
    firstName: user.firstName,
    asOf: `${named(localDateAt(now, user.localTz))}, ${localTimeAt(now, user.localTz)}, ${cityOf(user.localTz)}`,
    next: next && { ...next, day: named(localDateAt(new Date(next.at), user.localTz)) },
    // What is said of a next call says "tomorrow", and the card may be read on another day.
    why: next ? null : (reason ?? why),
    quests: noGame
      ? []
      : quests.open.map(({ id, title, dueDay }) => ({ id, title, due: dueDay && named(dueDay) })),
    recalls: noGame ? [] : room.recalls.due.map(({ itemId, question }) => ({ itemId, question })),
  };
});

/** Today's card: what a browser shows without a network, as it was at the last look at the dashboard. */
export default function Today() {
  const { firstName, asOf, ...card } = useLoaderData<typeof loader>();
  return (
    <FocusShell
      title={`${firstName}'s day`}
      lead={`As of ${asOf}. This card can be read without a connection.`}
    >
      <TodayCard {...card} />
      <a href="/dashboard" className={buttonClass("primary", "md", "mt-8")}>
        Open the dashboard
      </a>
    </FocusShell>
  );
}
