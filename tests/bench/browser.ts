import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import type { CompanionScene } from "../../app/components/avatar/scene/mount";
import type { Stage } from "./stage";
import type { Web } from "./web";

const DISTRIBUTION_CHROMIUM = "/usr/bin/chromium";

/** What a page has told about itself so far. Times are milliseconds since it was asked for. */
export type Told = {
  /** When the largest thing was painted. */
  lcp: number;
  shifts: { value: number; at: number }[];
  /** Tasks of the main thread over 50 ms. */
  tasks: { at: number; ms: number }[];
  /** How often a frame was asked for, and how long that work took on the main thread. */
  frames: { count: number; ms: number };
  /** As the stage hands it out once it draws. */
  scene: CompanionScene | null;
};

declare global {
  interface Window {
    told: Told;
  }
}

/** Runs before everything else of a page. What it calls has to be inside. */
function listen(): void {
  const told: Told = { lcp: 0, shifts: [], tasks: [], frames: { count: 0, ms: 0 }, scene: null };
  window.told = told;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) told.lcp = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[]) {
      if (!entry.hadRecentInput) told.shifts.push({ value: entry.value, at: entry.startTime });
    }
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) told.tasks.push({ at: startTime, ms: duration });
  }).observe({ type: "longtask", buffered: true });
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (then) =>
    ask((now) => {
      const begun = performance.now();
      then(now);
      told.frames.count += 1;
      told.frames.ms += performance.now() - begun;
    });
  addEventListener("companion-scene", (event) => {
    told.scene = (event as CustomEvent<CompanionScene>).detail;
  });
}

/** Chromium as the browser tests have it. Without a graphics chip the processor draws. */
export async function openBrowser(stage: Stage): Promise<Browser> {
  const own =
    process.env.CHROMIUM_PATH || (existsSync(DISTRIBUTION_CHROMIUM) ? DISTRIBUTION_CHROMIUM : undefined);
  const browser = await chromium.launch({
    executablePath: own,
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--use-gl=angle",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
      "--ignore-gpu-blocklist",
    ],
  });
  stage.onClose(() => browser.close());
  return browser;
}

/** A page in a browser that has never been here, which listens to itself. @param session secret of a session */
export async function openPage(
  browser: Browser,
  web: Web,
  session: string | null,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: web.url,
    colorScheme: "dark",
    locale: "en-GB",
    ...options,
  });
  if (session) await context.addCookies([{ name: "sid", value: session, url: web.url, httpOnly: true }]);
  const page = await context.newPage();
  // As text: what loads this file may have added calls to helpers that a page doesn't have.
  await page.addInitScript({ content: `globalThis.__name = (it) => it; (${listen.toString()})()` });
  return page;
}

/** The scene as it draws, or null when it doesn't come. */
export async function untilAlive(page: Page): Promise<boolean> {
  const live = page.locator('[data-scene="live"]').first();
  return live.waitFor({ state: "attached", timeout: 90_000 }).then(
    () => true,
    () => false,
  );
}

/** Whether the processor draws, for want of a graphics chip. */
export const drawsInSoftware = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const gl = document.createElement("canvas").getContext("webgl2");
    const facts = gl?.getExtension("WEBGL_debug_renderer_info");
    const name = facts ? String(gl?.getParameter(facts.UNMASKED_RENDERER_WEBGL)) : "";
    gl?.getExtension("WEBGL_lose_context")?.loseContext();
    return /swiftshader|llvmpipe|software/i.test(name);
  });
