import { describe, expect, it } from "vitest";
import { VISEMES } from "../speech/visemes";
import { onFace } from "./face-surface";
import { FRAMING } from "./framing";
import { JOINTS, ownMeshes, restOf, skinParts } from "./model";
import { corners, cross, minus, type Point, plus } from "./patch";
import type { Morphing } from "./strip";

const meshes = ownMeshes();
const skin = skinParts();

function surfaceOf(node: string, part = 0): Morphing {
  const surface = meshes.find((mesh) => mesh.node === node)?.parts[part]?.surface;
  if (!surface) throw new Error(`There is no part ${part} of ${node}.`);
  return surface;
}

const namesOf = (node: string) => Object.keys(surfaceOf(node).shapes);
const sided = (...names: string[]) => names.flatMap((name) => [`${name}Left`, `${name}Right`]);

/** The furthest that a point of one pose is from the same point of the other. */
const furthest = (one: Point[], other: Point[]) =>
  Math.max(...one.map((point, at) => Math.hypot(...minus(point, other[at] ?? point))));

/** Where a point of a node is in the drawing, 400 by 500. */
function inDrawing(node: "Head" | "Hips", point: Point): [number, number] {
  const [x, y, z] = minus(plus(point, restOf(node)), [...FRAMING.target]);
  const scale = 250 / Math.tan((FRAMING.fieldOfView / 2) * (Math.PI / 180)) / (FRAMING.distance - z);
  return [200 + scale * x, 250 - scale * y];
}

const spans = (points: [number, number][], axis: 0 | 1) => {
  const values = points.map((point) => point[axis]);
  return [Math.min(...values), Math.max(...values)] as const;
};

describe("the companion's surfaces", () => {
  const patches = [
    ...skin.flatMap(({ pieces }) => pieces.map(({ patch }) => patch)),
    ...meshes.flatMap(({ parts }) => parts.map(({ surface }) => surface.base)),
  ];

  it("have a finite place and a tint for every point, and triangles of points that exist", () => {
    for (const { points, tints, triangles } of patches) {
      expect(points.flat().every(Number.isFinite)).toBe(true);
      expect(tints.flat().every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(tints).toHaveLength(points.length);
      expect(Math.max(...triangles)).toBeLessThan(points.length);
      expect(Math.min(...triangles)).toBe(0);
    }
  });

  it("keep every point through every shape, within reach", () => {
    for (const { parts } of meshes)
      for (const { surface } of parts)
        for (const points of Object.values(surface.shapes)) {
          expect(points).toHaveLength(surface.base.points.length);
          expect(points.flat().every(Number.isFinite)).toBe(true);
          expect(furthest(points, surface.base.points)).toBeLessThan(0.3);
        }
  });

  it("are few enough to be drawn in fourteen calls", () => {
    expect(skin.length + meshes.reduce((sum, { parts }) => sum + parts.length, 0)).toBeLessThanOrEqual(14);
  });

  it("hang on joints of the skin", () => {
    for (const { pieces } of skin) for (const { joint } of pieces) expect(JOINTS).toContain(joint);
  });
});

describe("the mouth", () => {
  const line = surfaceOf("Mouth", 0);
  const inside = surfaceOf("Mouth", 1);

  it("knows the fifteen visemes and the moods, on its line and inside alike", () => {
    const names = [
      ...VISEMES.map((name) => `viseme_${name}`),
      ...["mouthSmile", "mouthOpen", "jawOpen", "mouthFrownLeft", "mouthFrownRight"],
    ];
    expect(Object.keys(line.shapes).sort()).toEqual([...names].sort());
    expect(Object.keys(inside.shapes)).toEqual(Object.keys(line.shapes));
  });

  it("rests in silence", () => {
    expect(line.shapes.viseme_sil).toEqual(line.base.points);
    expect(inside.shapes.viseme_sil).toEqual(inside.base.points);
  });

  it("tells any two visemes apart", () => {
    const poses = VISEMES.map((name) => [
      ...(line.shapes[`viseme_${name}`] ?? []),
      ...(inside.shapes[`viseme_${name}`] ?? []),
    ]);
    poses.forEach((one, at) => {
      for (const other of poses.slice(at + 1)) expect(furthest(one, other)).toBeGreaterThan(0.012);
    });
  });

  it("has round ends while it is shut", () => {
    const outer = line.base.points.slice(-line.base.points.length / 3);
    const right = Math.max(...outer.map(([x]) => x));
    const nearEnd = outer.filter(([x]) => x > right - 0.012).map(([, y]) => y);
    expect(Math.max(...nearEnd) - Math.min(...nearEnd)).toBeGreaterThan(0.014);
  });

  it("faces to the front when it is open", () => {
    for (const { base, shapes } of [line, inside]) {
      const open = corners({ points: shapes.viseme_aa ?? [], triangles: base.triangles });
      for (const [a, b, c] of open) expect(cross(minus(b, a), minus(c, a))[2]).toBeGreaterThanOrEqual(-1e-12);
    }
  });
});

describe("eyes and brows", () => {
  it("have ARKit's names, each on its own side", () => {
    const own = [
      "eyeBlink",
      "eyeSquint",
      "eyeWide",
      "eyeLookUp",
      "eyeLookDown",
      "eyeLookIn",
      "eyeLookOut",
      "browDown",
    ];
    for (const side of ["Left", "Right"]) {
      const names = [...own.map((name) => name + side), "browInnerUp", "mouthSmile"];
      expect(namesOf(`Eye${side}`).sort()).toEqual(names.sort());
    }
    expect(namesOf("Brows").sort()).toEqual(
      ["browInnerUp", ...sided("browDown", "browOuterUp", "eyeLookUp", "eyeWide")].sort(),
    );
  });

  it("are to the left of its nose on its left: at positive x", () => {
    expect(Math.min(...surfaceOf("EyeLeft").base.points.map(([x]) => x))).toBeGreaterThan(0);
    expect(Math.max(...surfaceOf("EyeRight").base.points.map(([x]) => x))).toBeLessThan(0);
  });

  it("shut to a line when they blink", () => {
    const { base, shapes } = surfaceOf("EyeLeft");
    const tall = (points: Point[]) => {
      const heights = points.map(([, y]) => y);
      return Math.max(...heights) - Math.min(...heights);
    };
    const lit = (points: Point[]) => points.filter(([x, y, z]) => z > onFace(x, y, 0)[2]);
    expect(tall(lit(shapes.eyeBlinkLeft ?? []))).toBeLessThan(0.35 * tall(base.points));
  });
});

describe("the camera of the drawing", () => {
  it("sees the head where the drawing has it, to a hundredth of its width", () => {
    const shell = skin[0]?.pieces.find(({ joint }) => joint === "Head")?.patch.points ?? [];
    const seen = shell.map((point) => inDrawing("Head", point));
    const [left, right] = spans(seen, 0);
    const [top, bottom] = spans(seen, 1);
    for (const [found, drawn] of [
      [left, 52],
      [right, 348],
      [top, 46],
      [bottom, 288],
    ] as const)
      expect(Math.abs(found - drawn)).toBeLessThan(6);
  });

  it("sees the eyes where the drawing has them", () => {
    const seen = surfaceOf("EyeLeft").base.points.map((point) => inDrawing("Head", point));
    const [left, right] = spans(seen, 0);
    const [top, bottom] = spans(seen, 1);
    for (const [found, drawn] of [
      [left, 226],
      [right, 272],
      [top, 127],
      [bottom, 189],
    ] as const)
      expect(Math.abs(found - drawn)).toBeLessThan(6);
  });
});
