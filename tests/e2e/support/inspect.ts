import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./test";

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const NARROWEST = { width: 320, height: 640 };
/** What is left of a desk's screen when everything is twice as large. */
const ZOOMED = { width: 640, height: 400 };

/** What another size and other colours can break; the rest of axe's rules look at the same document. */
const RULES_OF_A_LOOK = ["color-contrast", "target-size", "scrollable-region-focusable", "link-name", "list"];

async function findings(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

/** One heading, a title, nothing wider than a small phone, nothing serious from axe by night and by day. */
export async function inspect(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect(await page.title()).toContain("relevel.me");

    for (const size of [NARROWEST, ZOOMED]) {
      await page.setViewportSize(size);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `width of the page at ${size.width} px`).toBeLessThanOrEqual(size.width);
    }
    expect(await page.getByRole("main").textContent(), "words of the page").not.toMatch(
      /\bundefined\b|\bNaN\b|\bnull\b|\[object /,
    );

    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(PHONE);
    expect(await findings(page, RULES_OF_A_LOOK), "by day, on a phone").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize(DESKTOP);
    expect(await findings(page), "by night, on a desk").toEqual([]);
  });
}
