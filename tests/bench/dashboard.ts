import { inTurn, median, perSecond, type Row, ratioOf } from "./measure";
import type { Database, Stage } from "./stage";
import { isTransactionsOwn, startCountingProxy } from "./trips";
import { CONNECTIONS, load, signIn, startBareApp, startWeb, type Web } from "./web";
import { fillYear } from "./year";

/** Each with a year. */
const PEOPLE = 20;
const REQUESTS = 400;
const WARM = 100;
const BUDGET_RATIO = 0.25;
const BUDGET_TRIPS = 2;

const years = new WeakMap<Stage, Promise<{ database: Database; userId: string }>>();

/** People with a year of data, made when they are first asked for. */
export function aYear(stage: Stage) {
  const make = async () => {
    const database = await stage.database(PEOPLE);
    return { database, userId: await fillYear(database) };
  };
  const known = years.get(stage) ?? make();
  years.set(stage, known);
  return known;
}

/** The same request many times. */
const often = (times: number, path: string, cookie = "") =>
  Array.from({ length: times }, () => ({
    path,
    // As browsers ask.
    headers: { accept: "text/html", "accept-encoding": "gzip", ...(cookie && { cookie }) },
  }));

/** @returns letters of the markup, and elements in its body */
async function sizeOf(web: Web, path: string, cookie = ""): Promise<{ letters: number; elements: number }> {
  const answer = await fetch(web.url + path, { headers: { cookie } });
  const html = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
  const body = html.slice(html.indexOf("<body"));
  return { letters: html.length, elements: body.match(/<[a-z]/g)?.length ?? 0 };
}

/**
 * The path of a bare page with as many elements and letters as ours, all of it in plain paragraphs. Ours counts the
 * data that it sends along for the browser.
 */
async function pathOfSameSize(bare: Web, size: { letters: number; elements: number }): Promise<string> {
  const path = (letters: number) => `/?elements=${size.elements}&letters=${letters}`;
  const empty = await sizeOf(bare, path(0));
  return path(Math.max(0, Math.round((size.letters - empty.letters) / size.elements)));
}

/** The room of somebody who has come for a year. */
export async function* dashboard(
  stage: Stage,
  rounds: number,
  wanted: (name: string) => boolean,
): AsyncGenerator<Row> {
  const { database, userId } = await aYear(stage);
  const cookie = `sid=${await signIn(database, userId)}`;
  if (wanted("dashboard-rps")) yield await requestsPerSecond(stage, database, cookie, rounds);
  if (wanted("dashboard-trips")) yield await roundTrips(stage, database, cookie);
}

async function requestsPerSecond(
  stage: Stage,
  database: Database,
  cookie: string,
  rounds: number,
): Promise<Row> {
  const [web, bare] = await Promise.all([startWeb(stage, database), startBareApp(stage)]);
  const size = await sizeOf(web, "/dashboard", cookie);
  const path = await pathOfSameSize(bare, size);
  const same = await sizeOf(bare, path);
  const ours = async (times = REQUESTS) => (await load(web, often(times, "/dashboard", cookie))).perSecond;
  const yardstick = async (times = REQUESTS) => (await load(bare, often(times, path))).perSecond;
  await ours(WARM);
  await yardstick(WARM);
  const pair = await inTurn(rounds, ours, yardstick);
  await Promise.all([web.stop(), bare.stop()]);
  const ratio = ratioOf(pair);
  const kB = (letters: number) => `${Math.round(letters / 1000)} kB`;
  return {
    name: "dashboard-rps",
    what: `dashboard with a year of data, ${CONNECTIONS} at a time`,
    ours: `${perSecond(median(pair.ours))}, ${kB(size.letters)} in ${size.elements} elements`,
    yardstick: `${perSecond(median(pair.yardstick))}, bare Remix page, ${kB(same.letters)} in ${same.elements}`,
    ratio,
    budget: `≥ ${BUDGET_RATIO}`,
    met: ratio.median >= BUDGET_RATIO,
  };
}

async function roundTrips(stage: Stage, database: Database, cookie: string): Promise<Row> {
  const proxy = await startCountingProxy(database.url);
  const web = await startWeb(stage, database, proxy.url);
  try {
    const once = () => load(web, often(1, "/dashboard", cookie));
    // The first ones open connections and note when the person was last seen.
    for (let i = 0; i < 10; i++) await once();
    proxy.take();
    await once();
    const trips = proxy.take();
    const working = trips.filter((trip) => !isTransactionsOwn(trip));
    return {
      name: "dashboard-trips",
      what: "dashboard: round trips to Postgres besides the transactions' own",
      ours: `${working.length}, and ${trips.length - working.length} of transactions`,
      yardstick: "",
      budget: `≤ ${BUDGET_TRIPS}`,
      met: working.length <= BUDGET_TRIPS,
    };
  } finally {
    await web.stop();
    await proxy.close();
  }
}
