import { mixTints, type Tint, tint } from "./patch";

/** The companion's light as it is by itself, from its dark end to its bright one; a colour of its own replaces it. */
const LOW = tint("#56b9ff");
const HIGH = tint("#d3ffff");
export const GLOW = tint("#8fefff");
/** The light of its heart. */
export const WARM_GLOW = tint("#62dcff");

/** The light at a height of an eye, 0 (bottom) to 1 (top). */
export const glowAt = (up: number): Tint =>
  up < 0.55 ? mixTints(LOW, GLOW, up / 0.55) : mixTints(GLOW, HIGH, (up - 0.55) / 0.45);

/** The same light, spread out and partly clear. */
export const softGlow = (opacity: number): Tint => tint("#00d4ff", opacity);
