import { chromium, type Page } from "@playwright/test";
import { join } from "./support/steps";
import { expect, test } from "./support/test";

/** What the scene is made of: nobody who can't see it fetches it. */
const SCENE = /\/assets\/mount-|\/models\/companion\.glb/;

const stage = (page: Page) => page.locator("[data-scene]");
const spoken = (page: Page) => page.locator("[data-speech]");

/** Notes every request for the scene. */
function sceneRequests(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", (request) => {
    if (SCENE.test(request.url())) seen.push(request.url());
  });
  return seen;
}

/** The page is complete without the scene: the picture, who it is, what it says, and everything else. */
async function expectWholePage(page: Page): Promise<void> {
  await expect(page.getByRole("img", { name: /^Your companion/ })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Maya");
  await expect(page.getByText("We haven't talked yet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Call now" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Quests" })).toBeVisible();
}

test.describe("where device and person allow it", () => {
  test.use({ alive: true });

  test("it comes to life, and stands still when asked to", async ({ page }) => {
    await join(page);
    await page.goto("/dashboard");
    await expect(stage(page)).toHaveAttribute("data-scene", "live", { timeout: 30_000 });
    const pause = page.getByRole("button", { name: "Pause motion" });
    await pause.click();
    await expect(pause).toHaveAttribute("aria-pressed", "true");
    await page.reload();
    // The choice is kept, and what stands still isn't fetched.
    await expect(pause).toHaveAttribute("aria-pressed", "true");
    await expect(stage(page)).toHaveAttribute("data-scene", "picture");
  });

  test("whoever spares data gets the picture and nothing of the scene", async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, "connection", { value: { saveData: true } }),
    );
    const requests = sceneRequests(page);
    await join(page);
    await page.goto("/dashboard", { waitUntil: "networkidle" });
    await expectWholePage(page);
    await expect(stage(page)).toHaveAttribute("data-scene", "picture");
    expect(requests).toEqual([]);
  });
});

test("without a voice on the device it speaks in captions", async ({ page }) => {
  await join(page);
  await page.goto("/dashboard");
  await expectWholePage(page);
  await page.getByRole("button", { name: "Hear it" }).click();
  await expect(page.getByText("No voice on this device")).toBeVisible();
  await expect(page.locator("mark")).toHaveText(/\w+/);
  await expect(page.getByRole("img", { name: "Your companion, speaking" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("mark")).toHaveCount(0);
  await expect(spoken(page)).toHaveAttribute("data-speech", "idle");
});

test.describe("with less motion", () => {
  test.use({ alive: true, contextOptions: { reducedMotion: "reduce" } });

  test("it is a still picture, and nothing on the page moves", async ({ page }) => {
    const requests = sceneRequests(page);
    await join(page);
    await page.goto("/dashboard", { waitUntil: "networkidle" });
    await expectWholePage(page);
    await expect(stage(page)).toHaveAttribute("data-scene", "picture");
    expect(requests).toEqual([]);
    const moving = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === "running").length,
    );
    expect(moving).toBe(0);
  });
});

test("a browser without WebGL shows the picture on every page", async ({ page, baseURL }) => {
  await join(page);
  const { cookies } = await page.context().storageState();
  const browser = await chromium.launch({
    executablePath: test.info().project.use.launchOptions?.executablePath,
    args: ["--no-sandbox", "--disable-3d-apis"],
  });
  try {
    const context = await browser.newContext({ baseURL });
    await context.addCookies(cookies);
    const other = await context.newPage();
    const failures: string[] = [];
    other.on("pageerror", (error) => failures.push(error.message));
    await other.goto("/dashboard", { waitUntil: "networkidle" });
    await expectWholePage(other);
    await expect(stage(other)).toHaveAttribute("data-scene", "picture");
    await other.goto("/", { waitUntil: "networkidle" });
    await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
    expect(failures).toEqual([]);
  } finally {
    await browser.close();
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the picture, the words and every form are there", async ({ page }) => {
    await join(page);
    await page.goto("/dashboard");
    await expectWholePage(page);
    await page.goto("/");
    await expect(page.getByRole("img", { name: /companion/i })).toBeVisible();
  });
});
