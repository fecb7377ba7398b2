import pg from "pg";
import { makeDemoUsers, zoneByDay } from "../../app/process/make-demo-users.server";
import { signIn } from "../bench/web";

/** Somebody who uses the product while it soaks. */
export type Person = {
  id: string;
  email: string;
  cookie: string;
  /** The address that their requests come from. */
  address: string;
  /** Calls of theirs, the newest last. */
  callIds: string[];
};

/** Who answers, by the last four digits of the number: everybody the simulator knows but the human at the browser. */
const CODES = [
  ...["0101", "0102", "0103", "0104", "0105", "0106", "0107", "0108", "0109", "0110", "0111"],
  ...["0112", "0113", "0114"],
];
/** Who may press Call now again and again: the others ask not to be called, or leave their call open for long. */
const CALLERS = ["0101", "0102", "0103", "0104", "0105", "0107", "0108", "0110", "0113", "0114"];
const CALLERS_EACH = 8;

/**
 * Makes the people of a soak: those who are signed in, and those who are only called.
 *
 * @param count.due how many the scheduler will find
 * @returns people who are signed in, and the ids of the others, none of whom is due yet
 */
export async function makePeople(
  databaseUrl: string,
  db: pg.Client,
  count: { due: number },
): Promise<{ signedIn: Person[]; due: string[] }> {
  const zone = zoneByDay(new Date());
  const each = Math.ceil(count.due / CODES.length);
  const idsOf = async () =>
    (await db.query<{ id: string; email: string }>("select id, email::text from users order by id")).rows;
  const later = { zone, due: "20:59", entitled: null } as const;
  for (const person of CALLERS) await makeDemoUsers(databaseUrl, { ...later, count: CALLERS_EACH, person });
  const callers = await idsOf();
  for (const person of CODES) await makeDemoUsers(databaseUrl, { ...later, count: each, person });
  const known = new Set(callers.map(({ id }) => id));
  const due = (await idsOf()).filter(({ id }) => !known.has(id)).map(({ id }) => id);
  const signedIn: Person[] = [];
  for (const [place, { id, email }] of callers.entries()) {
    const cookie = `sid=${await signIn({ db }, id)}`;
    signedIn.push({ id, email, cookie, address: `198.51.100.${place + 1}`, callIds: [] });
  }
  return { signedIn, due };
}

/** A connection that does nothing but look. */
export async function lookInto(databaseUrl: string): Promise<pg.Client> {
  const db = new pg.Client({ connectionString: databaseUrl, application_name: "soak" });
  await db.connect();
  return db;
}
