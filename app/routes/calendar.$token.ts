import { readCalendarFeed } from "~/domain/schedule/calendar-feed.server";
import { calendarKey } from "~/http/instance.server";
import { keepTo } from "~/http/rate-limit.server";
import { api } from "~/http/respond.server";
import { AppError } from "~/lib/app-error";
import { networkOf } from "~/lib/network";
import { HOUR, MINUTE } from "~/lib/time";

/** A service that looks for many people comes from few addresses, so each feed has a limit of its own. */
const LOOKS = { name: "calendar-feed", limit: 120, windowMs: HOUR };
const WRONG_LOOKS = { name: "calendar-feed-ip", limit: 60, windowMs: 10 * MINUTE };

/** `/calendar/<token>.ics`: the next two weeks' calls for calendars, which can't sign in. */
export const loader = api(async ({ params, context }) => {
  const now = new Date();
  const token = /^([\w-]{43})\.ics$/.exec(params.token ?? "")?.[1];
  if (!token) throw new AppError("not_found");
  const feed = await readCalendarFeed(token, calendarKey(), now);
  if (feed) await keepTo(LOOKS, [feed.userId], now);
  else await keepTo(WRONG_LOOKS, [networkOf(context.clientIp)], now);
  if (!feed) throw new AppError("not_found");
  return new Response(feed.text, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="relevel.ics"',
      "Cache-Control": "private, no-cache",
    },
  });
});

export const action = api(() => {
  throw new AppError("method_not_allowed");
});
