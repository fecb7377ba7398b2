import { Color, DataTexture, LinearFilter, RGBAFormat, SRGBColorSpace } from "three";

/** The tokens of the style sheet that colour the companion, so that scene and picture are one. */
const TOKENS = [
  ...["pearl-high", "pearl", "pearl-low", "pearl-deep", "indigo-high", "indigo", "indigo-deep"],
  ...[
    "glass-high",
    "glass",
    "glass-deep",
    "glow",
    "glow-high",
    "glow-mid",
    "glow-low",
    "heart",
    "floor",
    "star",
  ],
] as const;
/** Colours by the name of their token; those that are transparent here are left out. */
export type Palette = Record<string, Color | undefined>;

/** The same colour without its transparency and in the notation that three reads. */
const opaque = (words: string): string =>
  words
    .replace(/^(#[0-9a-f]{6})[0-9a-f]{2}$/i, "$1")
    .replace(/^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+).*$/, "rgb($1,$2,$3)");

/**
 * Reads the companion's colours where it stands, so that a colour of its own and the light theme are seen.
 *
 * @param element inherits the tokens
 */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    TOKENS.map((name) => {
      const words = opaque(style.getPropertyValue(`--color-${name}`).trim());
      return [name, words && words !== "transparent" ? new Color().setStyle(words) : undefined];
    }),
  );
}

/** A ball as its picture says it is lit: `ramp` from the light to the shade, and where it shines. */
export type Ball = {
  ramp: readonly (Color | undefined)[];
  /** Strength of the big soft light above, of the small bright one, and of the rim. */
  shine: { soft: number; spot: number; rim: number };
  rim: Color | undefined;
};

/** Texels along one side of a painted ball. */
const SIDE = 96;
/** Where the light comes from: above, a little to the left, in front. Unit length. */
const LIGHT = [-0.32, 0.71, 0.63] as const;
/** Where the second, small light stands. */
const SPOT = [0.36, 0.52, 0.775] as const;

const step = (from: number, to: number, x: number) => {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** The colour at `t` of an evenly spaced ramp, 0 to 1, into `to`. */
function onRamp(ramp: Ball["ramp"], t: number, to: Color): Color {
  const at = Math.min(0.9999, Math.max(0, t)) * (ramp.length - 1);
  const index = Math.floor(at);
  const first = ramp[index] ?? to;
  return to.copy(first).lerp(ramp[index + 1] ?? first, at - index);
}

/**
 * Paints the look of a lit ball, from which a matcap material takes the colour of every direction: the whole light of
 * the scene for the price of one texture.
 */
export function ballTexture({ ramp, shine, rim }: Ball): DataTexture {
  const data = new Uint8Array(SIDE * SIDE * 4);
  const colour = new Color();
  const white = new Color(1, 1, 1);
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      let x = ((column + 0.5) / SIDE) * 2 - 1;
      let y = ((row + 0.5) / SIDE) * 2 - 1;
      const far = Math.hypot(x, y);
      // Outside of the ball its edge goes on: filtering reads a little beyond it.
      if (far > 0.995) [x, y] = [(x / far) * 0.995, (y / far) * 0.995];
      const z = Math.sqrt(Math.max(0, 1 - x * x - y * y));
      const lit = x * LIGHT[0] + y * LIGHT[1] + z * LIGHT[2];
      onRamp(ramp, 0.52 - 0.52 * lit, colour);
      // A window of light above, rounded, as the picture has it.
      const window = step(0.42, 0.2, Math.abs(x + 0.22)) * step(0.13, 0.03, Math.abs(y - 0.62));
      colour.lerp(white, shine.soft * window);
      const spot = x * SPOT[0] + y * SPOT[1] + z * SPOT[2];
      colour.lerp(white, shine.spot * step(0.982, 0.996, spot));
      if (rim) colour.lerp(rim, shine.rim * step(0.5, 0.05, z) * step(-0.2, 0.9, Math.abs(x)));
      const { r, g, b } = colour.getRGB({ r: 0, g: 0, b: 0 }, SRGBColorSpace);
      data.set([r * 255, g * 255, b * 255, 255], (row * SIDE + column) * 4);
    }
  const texture = new DataTexture(data, SIDE, SIDE, RGBAFormat);
  texture.colorSpace = SRGBColorSpace;
  texture.magFilter = texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

/** How each of the companion's surfaces is lit, by the name of its material. */
export const ballsOf = (palette: Palette): Record<"Shell" | "Visor" | "Accent", Ball> => ({
  Shell: {
    ramp: [palette["pearl-high"], palette.pearl, palette["pearl-low"], palette["pearl-deep"]],
    shine: { soft: 0.75, spot: 0.35, rim: 0.28 },
    rim: palette["pearl-high"],
  },
  Visor: {
    // Mostly deep: what lies on the glass has to shine.
    ramp: [palette["glass-high"], palette.glass, palette.glass, palette.glass, palette["glass-deep"]],
    shine: { soft: 0.1, spot: 0, rim: 0.35 },
    rim: palette.glow,
  },
  Accent: {
    ramp: [palette["indigo-high"], palette.indigo, palette["indigo-deep"]],
    shine: { soft: 0.45, spot: 0.3, rim: 0.2 },
    rim: palette["indigo-high"],
  },
});

/**
 * The room that shiny surfaces mirror, as an equirectangular picture: dim, with a big light above to the left, a
 * small one to the right and a strip of the companion's own light from behind.
 */
export function roomTexture(palette: Palette): DataTexture {
  const [wide, high] = [128, 64];
  const data = new Uint8Array(wide * high * 4);
  const colour = new Color();
  const white = new Color(1, 1, 1);
  for (let row = 0; row < high; row++)
    for (let column = 0; column < wide; column++) {
      const up = ((row + 0.5) / high) * 2 - 1;
      const round = ((column + 0.5) / wide) * 2 - 1;
      onRamp([palette["pearl-deep"], palette["pearl-low"], palette["pearl-high"]], up / 2 + 0.5, colour);
      colour.multiplyScalar(0.5 + 0.25 * up);
      colour.lerp(white, step(0.26, 0.1, Math.abs(round + 0.38)) * step(0.3, 0.12, Math.abs(up - 0.5)));
      colour.lerp(
        white,
        0.9 * step(0.05, 0.02, Math.abs(round - 0.1)) * step(0.12, 0.05, Math.abs(up - 0.4)),
      );
      colour.lerp(
        palette.glow ?? white,
        0.6 * step(0.07, 0.02, Math.abs(round - 0.62)) * step(0.9, 0.5, Math.abs(up)),
      );
      data.set([colour.r * 255, colour.g * 255, colour.b * 255, 255], (row * wide + column) * 4);
    }
  const texture = new DataTexture(data, wide, high, RGBAFormat);
  texture.magFilter = texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
