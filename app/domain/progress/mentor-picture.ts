import type { MentorCard } from "./mentor-card";

/** The mentor card as a picture of its own: it leaves the product as a file, so it brings its colours along. */

const WIDTH = 1200;
const HEIGHT = 630;

/** The night theme's. */
const INK = {
  night: "#0e0a1e",
  glow: "#2c2163",
  line: "#3a3170",
  text: "#ededf8",
  soft: "#bcb7da",
  lavender: "#c6b5ff",
  action: "#8f7bff",
  flame: "#ffc46b",
};
const FONT = "'Inter Variable', Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/** The longest names that are written out. */
const LONGEST_NAME = 22;
const LONGEST_SKILL = 30;

/**
 * Draws the card.
 *
 * @returns an SVG file's text
 */
export function mentorPicture({ name, level, title, kept, since, skills }: MentorCard): string {
  const words = (x: number, y: number, size: number, fill: string, text: string, more = "") =>
    `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${more}>${escaped(text)}</text>`;
  const rows = skills.flatMap((skill, index) => {
    const y = 330 + index * 82;
    return [
      `<circle cx="500" cy="${y - 11}" r="26" fill="${INK.glow}"/>`,
      words(500, y - 2, 24, INK.lavender, `${skill.level}`, ' font-weight="650" text-anchor="middle"'),
      words(546, y, 32, INK.text, cut(skill.name, LONGEST_SKILL), ' font-weight="560"'),
      words(1120, y, 32, INK.flame, skill.hours, ' font-weight="650" text-anchor="end"'),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="${FONT}" role="img" aria-labelledby="t">`,
    `<title id="t">${escaped(`${name}, ${title}, level ${level}`)}</title>`,
    "<defs>",
    `<radialGradient id="g" cx="0.2" cy="0" r="1"><stop offset="0" stop-color="${INK.glow}"/><stop offset="0.7" stop-color="${INK.night}"/></radialGradient>`,
    `<linearGradient id="a"><stop offset="0" stop-color="${INK.action}"/><stop offset="1" stop-color="${INK.lavender}"/></linearGradient>`,
    "</defs>",
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="36" fill="${INK.night}"/>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="36" fill="url(#g)"/>`,
    STARS.map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${INK.text}" opacity="0.4"/>`).join(
      "",
    ),
    `<circle cx="230" cy="345" r="138" fill="${INK.night}" stroke="${INK.line}" stroke-width="4"/>`,
    `<circle cx="230" cy="345" r="138" fill="none" stroke="url(#a)" stroke-width="12" stroke-linecap="round" pathLength="100" stroke-dasharray="${level} 100" transform="rotate(-90 230 345)"/>`,
    words(230, 318, 26, INK.soft, "Level", ' text-anchor="middle"'),
    words(230, 408, 96, INK.text, `${level}`, ' font-weight="700" text-anchor="middle"'),
    words(80, 132, 64, INK.text, cut(name, LONGEST_NAME), ' font-weight="680" letter-spacing="-1"'),
    words(1120, 132, 34, INK.lavender, title, ' font-weight="600" text-anchor="end"'),
    words(474, 236, 28, INK.soft, `${kept} · ${since}`),
    ...rows,
    words(80, 576, 26, INK.soft, "relevel.me"),
    "</svg>",
  ].join("\n");
}

const STARS = [
  [640, 60, 2],
  [760, 180, 1.5],
  [980, 70, 1.5],
  [1090, 214, 2],
  [420, 196, 1.5],
  [60, 240, 1.5],
  [386, 560, 2],
  [1150, 430, 1.5],
  [706, 590, 1.5],
];

/** Whole characters, with an ellipsis where some are left out. */
function cut(text: string, longest: number): string {
  const letters = [...text];
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join("")}…`;
}

/** A person's own words as text of an XML file, without what XML can't hold. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
