import { setImmediate as breathe } from "node:timers/promises";
import { withService } from "~/db/with-service.server";
import { DAY, MINUTE, SECOND } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { allZones, offsetAt } from "./local-time";

/** Looks at a year, closely enough to see every pair of clock changes. */
const LOOKS = Array.from({ length: 27 }, (_, n) => n * 14 * DAY);
const ZONES_AT_ONCE = 20;

/**
 * Compares the time-zone rules of Node, which plans a user's next call, with those of Postgres, which plans the
 * one after it. Where they differ, calls of the zone would move by the difference: whoever runs the instance is
 * told to bring the older of the two up to date.
 *
 * @param input.now the year after it is compared
 * @returns zones the two disagree on, and zones that Postgres doesn't know
 */
export async function compareZones({ now }: { now: Date }): Promise<{ differ: string[]; unknown: string[] }> {
  const instants = LOOKS.map((look) => new Date(Math.floor(now.getTime() / MINUTE) * MINUTE + look));
  const known = new Set(
    (await withService((tx) => tx.$queryRaw<{ name: string }[]>`select name from pg_timezone_names`)).map(
      ({ name }) => name,
    ),
  );
  const zones = allZones();
  const shared = zones.filter((zone) => known.has(zone));
  const rows = await withService(
    (tx) => tx.$queryRaw<{ zone: string; offsets: number[] }[]>`
      select zone, array_agg(extract(epoch from (at at time zone zone) - (at at time zone 'UTC'))::int order by at) as offsets
      from unnest(${shared}::text[]) as zone, unnest(${instants.map((at) => at.toISOString())}::timestamptz[]) as at
      group by zone`,
  );
  const differ: string[] = [];
  for (const [index, { zone, offsets }] of rows.entries()) {
    // The worker has calls to place meanwhile.
    if (index % ZONES_AT_ONCE === 0) await breathe();
    if (instants.some((at, n) => offsetAt(at, zone) / SECOND !== offsets[n])) differ.push(zone);
  }
  const unknown = zones.filter((zone) => !known.has(zone));
  if (differ.length + unknown.length > 0) {
    logger.warn(
      { differ: differ.sort(), unknown },
      "Node and Postgres have different time-zone rules: update the older of the two",
    );
  }
  return { differ, unknown };
}
