import type { Page } from "@playwright/test";
import { drawsInSoftware, openBrowser, openPage, untilAlive } from "./browser";
import { aYear } from "./dashboard";
import { median, ms, type Row } from "./measure";
import type { Stage } from "./stage";
import { signIn, startWeb } from "./web";

const DESK = { viewport: { width: 1280, height: 800 } };
/** How long frames are counted. */
const LOOK_MS = 3_000;
/** The companion has waved and stands still. */
const CALM_MS = 6_000;
/** The last frames of what went before. */
const FADES_MS = 1_000;

const SPEAKING = 60;
const IDLE = { least: 24, most: 30 };
/** Half of what a frame has at 60 a second: the rest is the page's. */
const MOST_MS = 8;

type Looked = { fps: number; frameMs: number };

/** Counts the scene's frames, and what they take on the main thread, for a while or until it stops speaking. */
async function look(page: Page, speaking = false): Promise<Looked> {
  return page.evaluate(
    async ([most, untilSilent]) => {
      const { scene, frames } = window.told;
      if (!scene) throw new Error("there is no scene");
      const [from, drawn, taken] = [performance.now(), scene.frames(), frames.ms];
      while (performance.now() - from < most) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (untilSilent && document.querySelector('[data-speech="idle"]')) break;
      }
      const [time, count] = [performance.now() - from, scene.frames() - drawn];
      return { fps: (count / time) * 1000, frameMs: count === 0 ? 0 : (frames.ms - taken) / count };
    },
    [LOOK_MS, speaking] as const,
  );
}

async function speak(page: Page): Promise<Looked> {
  await page.getByRole("button", { name: /^Hear/ }).click();
  await page.locator('[data-speech="speaking"], [data-speech="silent"]').waitFor();
  const seen = await look(page, true);
  const stop = page.getByRole("button", { name: "Stop" });
  if (await stop.isVisible()) await stop.click();
  return seen;
}

/** Only our own page is told that the tab is hidden: the browser, which would stop everything by itself, isn't. */
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

const scrollAway = (page: Page, away: boolean) =>
  page.evaluate((value) => {
    document.body.style.paddingBottom = value ? "300vh" : "";
    scrollTo({ top: value ? document.body.scrollHeight : 0, behavior: "instant" });
  }, away);

/** Frames a second where nobody sees them, by why. */
async function unseen(page: Page): Promise<[why: string, fps: number][]> {
  const counted = async () => {
    await page.waitForTimeout(FADES_MS);
    return (await look(page)).fps;
  };
  await hide(page, true);
  const hidden = await counted();
  await hide(page, false);
  await scrollAway(page, true);
  const away = await counted();
  await scrollAway(page, false);
  await page.getByRole("button", { name: "Pause motion" }).click();
  const paused = await counted();
  await page.getByRole("button", { name: "Pause motion" }).click();
  return [
    ["hidden", hidden],
    ["off-screen", away],
    ["paused", paused],
  ];
}

/** How often the companion is drawn on a desk: what it asks for, and what that costs beside the drawing itself. */
export async function* scene(
  stage: Stage,
  rounds: number,
  wanted: (name: string) => boolean,
): AsyncGenerator<Row> {
  const { database, userId } = await aYear(stage);
  const session = await signIn(database, userId);
  const [web, browser] = await Promise.all([startWeb(stage, database), openBrowser(stage)]);
  const page = await openPage(browser, web, session, DESK);
  await page.goto("/dashboard");
  if (!(await untilAlive(page))) throw new Error("the scene didn't come to life");
  const software = await drawsInSoftware(page);
  await page.waitForTimeout(CALM_MS);
  const times = async (name: string, work: () => Promise<Looked>) => {
    const seen: Looked[] = [];
    while (wanted(name) && seen.length < rounds) {
      seen.push(await work());
      await page.waitForTimeout(FADES_MS);
    }
    return { fps: median(seen.map(({ fps }) => fps)), frameMs: median(seen.map(({ frameMs }) => frameMs)) };
  };
  const words = ({ fps, frameMs }: Looked) =>
    `${fps.toFixed(0)} a second, ${ms(frameMs)} each on the main thread${software ? ", drawn in software" : ""}`;
  const idle = await times("scene-idle", () => look(page));
  yield {
    name: "scene-idle",
    what: "the scene, idle",
    ours: words(idle),
    yardstick: "",
    budget: `${IDLE.least} to ${IDLE.most} frames a second`,
    // A processor that draws may not manage as many, and never does more than it is asked for.
    met: idle.fps < IDLE.most + 1 && (software || idle.fps > IDLE.least - 1),
  };
  const speaking = await times("scene-speaking", () => speak(page));
  yield {
    name: "scene-speaking",
    what: "the scene, speaking",
    ours: words(speaking),
    yardstick: "",
    budget: `${SPEAKING} frames a second on a graphics chip, ≤ ${MOST_MS} ms each`,
    // How many the processor manages to draw says nothing about us.
    met: speaking.frameMs <= MOST_MS && (software || speaking.fps > SPEAKING - 3),
  };
  if (wanted("scene-hidden")) {
    const seen = await unseen(page);
    const still = await openPage(browser, web, session, { ...DESK, reducedMotion: "reduce" });
    let fetched = 0;
    still.on("request", (request) => {
      if (/\/assets\/mount-|\.glb$/.test(request.url())) fetched += 1;
    });
    await still.goto("/dashboard", { waitUntil: "load" });
    await still.waitForTimeout(CALM_MS);
    const came = await still.evaluate(() => window.told.scene !== null);
    yield {
      name: "scene-hidden",
      what: "the scene where nobody sees it, or with less motion",
      ours: `${seen.map(([why, fps]) => `${fps.toFixed(0)} ${why}`).join(", ")}, ${came || fetched > 0 ? "fetched" : "not fetched"} with reduced motion`,
      yardstick: "",
      budget: "0 frames",
      met: seen.every(([, fps]) => fps === 0) && !came && fetched === 0,
    };
  }
  await Promise.all([browser.close(), web.stop()]);
}
