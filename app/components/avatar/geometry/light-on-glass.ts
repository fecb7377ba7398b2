import { glassOutline, LIFT, onFace } from "./face-surface";
import { softGlow } from "./glow";
import { BEAD } from "./ornaments";
import { frontward, join, mix, type Patch, tint } from "./patch";
import { fadingDisc, grid } from "./shapes";

/** Light that spreads on the glass around the eyes and the mouth, and around the bead. */
export function halos(): Patch {
  const disc = (x: number, y: number, width: number, height: number) =>
    fadingDisc({
      at: (u, v) => onFace(x + u * width, y + v * height, LIFT.halo),
      tint: softGlow(0.42),
      fade: 1.8,
      rings: 4,
      around: 15,
    });
  const around = fadingDisc({
    at: (u, v) => [BEAD[0] + 0.1 * u, BEAD[1] + 0.1 * v, -0.01],
    tint: softGlow(0.42),
    fade: 1.6,
    rings: 4,
    around: 15,
  });
  return join(
    disc(0.15, -0.005, 0.16, 0.175),
    disc(-0.15, -0.005, 0.16, 0.175),
    disc(0, -0.17, 0.16, 0.09),
    around,
  );
}

/** What the glass always shows besides the face: warm cheeks, and reflections of the room. */
export function cheeksAndReflections(): Patch {
  const blush = tint("#ff7aa8", 0.62);
  const cheek = (x: number) =>
    fadingDisc({
      at: (u, v) => onFace(x + u * 0.07, -0.135 + v * 0.043, LIFT.blush),
      tint: blush,
      fade: 1.1,
      rings: 4,
      around: 14,
    });
  return join(cheek(0.268), cheek(-0.268), gleam(), spot());
}

/** A streak of light under the upper edge of the glass. */
function gleam(): Patch {
  const columns = 16;
  const rows = [0, 1, 2].map((row) =>
    Array.from({ length: columns + 1 }, (_, step) => {
      const angle = mix(2.45, 1.72, step / columns);
      const thick = 0.06 * Math.sin((Math.PI * step) / columns) ** 0.5;
      const [x, y] = glassOutline(angle, 0.895 - (thick * row) / 2);
      return onFace(x, y, LIFT.reflection);
    }),
  );
  const opacity = [0.04, 0.42, 0.04];
  return frontward(grid(rows, (row) => [1, 1, 1, opacity[row] ?? 0]));
}

function spot(): Patch {
  const [x, y] = glassOutline(0.87, 0.86);
  return fadingDisc({
    at: (u, v) => onFace(x + u * 0.02, y + v * 0.017, LIFT.reflection),
    tint: [1, 1, 1, 0.75],
    fade: 0.8,
    rings: 2,
    around: 12,
  });
}
