import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

declare global {
  interface Window {
    /** The scene that the page has told of. */
    companionScene?: { frames(): number };
  }
}

test.use({ alive: true });

/** How many frames the scene draws while the page itself draws six. */
const framesMeanwhile = (page: Page) =>
  page.evaluate(async () => {
    const before = window.companionScene?.frames() ?? 0;
    for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
    return (window.companionScene?.frames() ?? 0) - before;
  });

test("the scene takes the place of its picture, draws nothing unseen, and gives the place back", async ({
  page,
}) => {
  // Without a graphics chip every frame takes its time.
  test.slow();
  await page.addInitScript(() => {
    document.addEventListener("companion-scene", (event) => {
      window.companionScene = (event as CustomEvent).detail;
    });
  });
  await page.goto("/simulator/styleguide");
  const stage = page.getByRole("img", { name: /^A sample companion/ });
  await stage.scrollIntoViewIfNeeded();
  const place = await stage.boundingBox();
  await expect(stage).toHaveAttribute("data-scene", "live", { timeout: 30_000 });
  expect(await stage.boundingBox()).toEqual(place);
  await expect.poll(() => framesMeanwhile(page)).toBeGreaterThan(0);

  // Under a dialog, far up the page, and when asked to stand still.
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    document.body.append(dialog);
    dialog.open = true;
  });
  await expect.poll(() => framesMeanwhile(page)).toBe(0);
  await page.evaluate(() => document.body.lastElementChild?.remove());
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => framesMeanwhile(page)).toBe(0);
  await stage.scrollIntoViewIfNeeded();
  await expect.poll(() => framesMeanwhile(page)).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Pause motion" }).click();
  await expect.poll(() => framesMeanwhile(page)).toBe(0);

  // The graphics chip may take its context back at any time.
  await stage.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
  });
  await expect(stage).toHaveAttribute("data-scene", "picture");
  await expect(stage.locator("svg")).toBeVisible();
});
