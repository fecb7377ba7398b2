/**
 * Draws the pictures in `public` that browsers can't take as SVG: the icons, and the picture of a shared link. They
 * are drawn by Chromium from our own shapes and colours; run it again after either has changed.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { renderToStaticMarkup } from "react-dom/server";
import { CompanionPicture } from "../components/avatar/companion-picture";
import { CommandError, runCommand } from "./command";
import { indexedPng } from "./indexed-png";

const DISTRIBUTION_CHROMIUM = "/usr/bin/chromium";
/** In bytes: what those who show shared links fetch without waiting. */
const HEAVIEST = 120_000;

/** The night theme's names, as the style sheet has them. */
function tokens(): string {
  const sheet = readFileSync(path.join("app", "tailwind.css"), "utf8");
  const theme = /@theme static \{([\s\S]*?)\n\}/.exec(sheet)?.[1] ?? "";
  const names = theme.match(/--(?:color|shade)-[\w-]+: [^;]+;/g);
  if (!names) throw new CommandError("app/tailwind.css has no theme to take the colours from.");
  return names.join("\n");
}

const font = () => {
  const file = path.join(
    "node_modules",
    "@fontsource-variable",
    "inter",
    "files",
    "inter-latin-wght-normal.woff2",
  );
  return `data:font/woff2;base64,${readFileSync(file).toString("base64")}`;
};

const page = (body: string, style: string) => `<!doctype html><meta charset="utf-8"><style>
  @font-face { font-family: Inter; font-weight: 100 900; src: url(${font()}) }
  :root { ${tokens()} }
  * { margin: 0; box-sizing: border-box }
  svg { display: block }
  html, body { width: 100%; height: 100%; overflow: hidden }
  body { font-family: Inter; color: var(--color-text) }
  ${style}
</style>${body}`;

const face = (place: string) => `<g transform="${place}">
  <rect x="2" y="5" width="28" height="24" rx="10.5" fill="var(--color-action)"/>
  <rect x="5.5" y="8.5" width="21" height="17" rx="7.5" fill="var(--color-glass-deep)"/>
  <rect x="10" y="12" width="4" height="7" rx="2" fill="var(--color-glow-mid)"/>
  <rect x="18" y="12" width="4" height="7" rx="2" fill="var(--color-glow-mid)"/>
  <path d="M12.5 21.5q3.5 2.5 7 0" fill="none" stroke="var(--color-glow-mid)" stroke-width="1.5" stroke-linecap="round"/>
  <circle cx="16" cy="2.5" r="2" fill="var(--color-glow)"/>
</g>`;

/** @param scale how much of the square the face takes: what is outside of a circle of 0.8 may be cut off */
const icon = (scale: number) =>
  page(
    `<svg viewBox="0 0 32 32" width="100%" height="100%"><rect width="32" height="32" fill="var(--color-bg)"/>
     ${face(`translate(${16 - 16 * scale} ${16 - 14.75 * scale}) scale(${scale})`)}</svg>`,
    "",
  );

const sharedLink = () =>
  page(
    `<main>
       <div>
         <p class="name"><svg viewBox="0 0 32 32" width="56">${face("")}</svg>relevel<b>.me</b></p>
         <h1>Someone calls every day and asks how it went.</h1>
         <p class="lead">Five minutes, at the time you chose, in your own words.</p>
       </div>
       ${renderToStaticMarkup(<CompanionPicture mood="happy" />)}
     </main>`,
    `body { background: radial-gradient(24rem 23rem at 78% 50%, var(--color-bg-glow), var(--color-bg)) }
     main { height: 100%; padding: 0 72px; display: grid; grid-template-columns: 1fr 400px; gap: 40px; align-items: center }
     .name { display: flex; align-items: center; gap: 16px; font-size: 34px; font-weight: 600 }
     .name b { margin-left: -16px; color: var(--color-accent); font-weight: 600 }
     h1 { margin-top: 36px; font-size: 64px; line-height: 1.1; letter-spacing: -0.02em; font-weight: 660; text-wrap: balance }
     .lead { margin-top: 28px; font-size: 28px; line-height: 1.4; color: var(--color-muted); text-wrap: balance }
     .companion { height: 520px; overflow: visible }
     .c-wave { opacity: 0 }`,
  );

const PICTURES = [
  { file: "icon-180.png", width: 180, height: 180, html: () => icon(0.66), lighter: false },
  { file: "icon-192.png", width: 192, height: 192, html: () => icon(0.78), lighter: false },
  { file: "icon-512.png", width: 512, height: 512, html: () => icon(0.78), lighter: false },
  { file: "icon-maskable-512.png", width: 512, height: 512, html: () => icon(0.54), lighter: false },
  { file: "og.png", width: 1200, height: 630, html: sharedLink, lighter: true },
];

/** The same picture in so few colours that it weighs a third. */
async function inFewColours(sheet: Page, width: number, height: number): Promise<Buffer> {
  const picture = (await sheet.screenshot()).toString("base64");
  const pixels = await sheet.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
    pen?.drawImage(image, 0, 0);
    const bytes = pen?.getImageData(0, 0, image.width, image.height).data ?? [];
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  }, picture);
  return indexedPng(Buffer.from(pixels, "latin1"), width, height);
}

async function draw(browser: Browser): Promise<void> {
  for (const { file, width, height, html, lighter } of PICTURES) {
    const sheet = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
    await sheet.setContent(html());
    await sheet.evaluate(() => document.fonts.ready);
    const place = path.join("public", file);
    writeFileSync(place, lighter ? await inFewColours(sheet, width, height) : await sheet.screenshot());
    await sheet.close();
    const bytes = statSync(place).size;
    console.log(`${place.padEnd(32)} ${(bytes / 1000).toFixed(1).padStart(6)} kB`);
    if (bytes > HEAVIEST) throw new CommandError(`${place} is heavier than ${HEAVIEST / 1000} kB.`);
  }
}

await runCommand(async () => {
  const own =
    process.env.CHROMIUM_PATH || (existsSync(DISTRIBUTION_CHROMIUM) ? DISTRIBUTION_CHROMIUM : undefined);
  const browser = await chromium.launch({ executablePath: own, args: ["--no-sandbox"] });
  try {
    await draw(browser);
  } finally {
    await browser.close();
  }
});
