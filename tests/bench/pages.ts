import type { Browser } from "@playwright/test";
import { openBrowser, openPage, type Told, untilAlive } from "./browser";
import { aYear } from "./dashboard";
import { median, ms, type Row } from "./measure";
import type { Stage } from "./stage";
import { signIn, startWeb, type Web } from "./web";

/** Slow 4G, in bytes a second and milliseconds, and a processor that is so many times slower. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const SLOWER = 4;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
/** After the scene draws, for whatever it still moves. */
const SETTLES_MS = 2_000;

const BUDGET_LCP = 2_000;
const BUDGET_CLS = 0.02;
const BUDGET_TBT = 200;
/** A task may take so long before somebody notices. */
const UNNOTICED = 50;

type Visit = { lcp: number; cls: number; tbt: number; sceneTbt: number; alive: boolean };
type Which = "landing" | "dashboard";

/** The largest burst of shifts: they are less than a second apart and no more than five seconds in all. */
function layoutShift(shifts: Told["shifts"]): number {
  let [worst, sum, first, last] = [0, 0, 0, Number.NEGATIVE_INFINITY];
  for (const { value, at } of [...shifts].sort((a, b) => a.at - b.at)) {
    if (at - last >= 1_000 || at - first >= 5_000) [sum, first] = [0, at];
    [sum, last] = [sum + value, at];
    worst = Math.max(worst, sum);
  }
  return worst;
}

const blocked = (tasks: Told["tasks"]) => tasks.reduce((sum, task) => sum + task.ms - UNNOTICED, 0);

/**
 * A first visit that does nothing but look, until the scene has come to life. What the main thread is kept busy with
 * from when the scene's own code is asked for on is told apart: where the processor has to draw, it is mostly that.
 */
async function visit(browser: Browser, web: Web, path: string, session: string | null): Promise<Visit> {
  const page = await openPage(browser, web, session, PHONE);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", NETWORK);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(path);
  const alive = await untilAlive(page);
  await page.waitForTimeout(SETTLES_MS);
  const { told, sceneFrom } = await page.evaluate(() => ({
    told: { ...window.told, scene: null },
    sceneFrom: Math.min(
      ...performance
        .getEntriesByType("resource")
        .filter(({ name }) => /\/assets\/bring-to-life-/.test(name))
        .map(({ startTime }) => startTime),
    ),
  }));
  await page.context().close();
  const isScenes = ({ at }: { at: number }) => at >= sceneFrom;
  return {
    lcp: told.lcp,
    cls: layoutShift(told.shifts),
    tbt: blocked(told.tasks.filter((task) => !isScenes(task))),
    sceneTbt: blocked(told.tasks.filter(isScenes)),
    alive,
  };
}

/** What a phone on a slow line shows, and when. */
export async function* pages(
  stage: Stage,
  rounds: number,
  wanted: (name: string) => boolean,
): AsyncGenerator<Row> {
  const { database, userId } = await aYear(stage);
  const session = await signIn(database, userId);
  const [web, browser] = await Promise.all([startWeb(stage, database), openBrowser(stage)]);
  const paths: Record<Which, string> = { landing: "/", dashboard: "/dashboard" };
  const visits: Record<Which, Visit[]> = { landing: [], dashboard: [] };
  const all: Which[] = ["landing", "dashboard"];
  const asked = all.filter(
    (page) => wanted("page-cls") || ["lcp", "tbt"].some((of) => wanted(`page-${of}-${page}`)),
  );
  // The first answers of a server are slower than all others.
  for (const page of asked) await fetch(web.url + paths[page], { headers: { cookie: `sid=${session}` } });
  for (let round = 0; round < rounds; round++) {
    for (const page of round % 2 === 0 ? asked : [...asked].reverse()) {
      const seen = await visit(browser, web, paths[page], page === "dashboard" ? session : null);
      visits[page].push(seen);
    }
  }
  await Promise.all([browser.close(), web.stop()]);
  const of = (page: Which, what: "lcp" | "cls" | "tbt" | "sceneTbt") =>
    median(visits[page].map((seen) => seen[what]));
  const range = (page: Which, what: "lcp" | "tbt") => {
    const values = visits[page].map((seen) => seen[what]);
    return `(${ms(Math.min(...values))}–${ms(Math.max(...values))})`;
  };
  const where = `slow 4G, ${SLOWER} × slower`;
  for (const page of asked) {
    const lcp = of(page, "lcp");
    yield {
      name: `page-lcp-${page}`,
      what: `${page}: largest paint, ${where}`,
      ours: `${ms(lcp)} ${range(page, "lcp")}`,
      yardstick: "",
      budget: `≤ ${BUDGET_LCP} ms`,
      met: lcp <= BUDGET_LCP,
    };
  }
  const shifts = asked.map((page) => ({
    page,
    cls: of(page, "cls"),
    alive: visits[page].every((seen) => seen.alive),
  }));
  yield {
    name: "page-cls",
    what: "layout shift, until the scene draws",
    ours: shifts
      .map(({ page, cls, alive }) => `${cls.toFixed(3)} ${page}${alive ? "" : " (the scene didn't come)"}`)
      .join(", "),
    yardstick: "",
    budget: `≤ ${BUDGET_CLS}`,
    met: shifts.every(({ cls, alive }) => cls <= BUDGET_CLS && alive),
  };
  for (const page of asked) {
    const tbt = of(page, "tbt");
    yield {
      name: `page-tbt-${page}`,
      what: `${page}: blocked until the scene is asked for, ${where}`,
      ours: `${ms(tbt)} ${range(page, "tbt")}; then ${ms(of(page, "sceneTbt"))} by the scene`,
      yardstick: "",
      budget: `≤ ${BUDGET_TBT} ms`,
      met: tbt <= BUDGET_TBT,
    };
  }
}
