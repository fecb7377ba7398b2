import type { Biome } from "./skill-match";
import { centreOf, distance, honeycomb, isInland, type Point } from "./world-land";

/** Where the shrines stand on the map. */

/** So many shrines stand on one land. */
export const MOST_PER_LAND = 60;
/** Half of the room a shrine takes, at the most and where a land is full. */
export const LARGEST_SHRINE = 38;
export const SMALLEST_SHRINE = 16;

/** Places are at least so far apart: two of the smallest shrines side by side, and air between. */
const APART = 35;
const MARGIN = 20;

/**
 * Places of the catalogue's skills, in the order in which a land gives them away: their neighbours on the map stay
 * the same for everybody. The rest of a land is for people's own skills.
 */
const CATALOGUE: Readonly<Record<Biome, readonly string[]>> = {
  forest: ["listening", "public_speaking", "storytelling", "negotiation", "feedback", "languages"],
  desert: ["resilience", "running", "meditation", "strength", "self_awareness", "yoga", "sleep"],
  mist: ["guitar", "writing", "piano", "drawing", "singing", "photography", "cooking"],
  tech: ["programming", "typescript", "databases", "data_analysis", "machine_learning", "design"],
  peaks: ["leadership", "teaching", "research", "entrepreneurship", "strategy"],
  meadow: ["discipline", "retention", "focus"],
};
/** So many places of a land wait for the catalogue. */
const KEPT_FOR_CATALOGUE = 8;

/**
 * Every place of a land: each next one is as far as can be from those before it. The catalogue's lie well inland,
 * where the largest shrines stand.
 */
function spreadOut(biome: Biome): Point[] {
  const centre = centreOf(biome);
  const all = honeycomb(biome, APART, MARGIN);
  const inland = all.filter((point) => isInland(biome, point, LARGEST_SHRINE + MARGIN / 2));
  const first = { x: centre.x - 60, y: centre.y + 30 };
  const places: Point[] = [];
  while (places.length < all.length) {
    const from = places.length < KEPT_FOR_CATALOGUE ? inland : all;
    const left = from.filter((point) => !places.includes(point));
    const room = (point: Point) =>
      places.length === 0
        ? -distance(point, first)
        : Math.min(...places.map((place) => distance(point, place)));
    const rooms = left.map(room);
    const place = left[rooms.indexOf(Math.max(...rooms))];
    if (!place) break;
    places.push(place);
  }
  return places;
}

const places = new Map<Biome, Point[]>();

/** Every place of a land, in the order in which they are given away. */
export function placesOf(biome: Biome): readonly Point[] {
  const known = places.get(biome);
  if (known) return known;
  const found = spreadOut(biome);
  places.set(biome, found);
  return found;
}

type Placed = { id: string; code: string; biome: Biome };

/**
 * A place for every skill. A skill keeps its place when another one is added after it.
 *
 * @param skills the catalogue's in any order, people's own in the order in which they were made; what was put away or
 *   merged keeps its place, so it belongs in here
 * @returns places by id; a land that is full has none for the rest
 */
export function placeSkills(skills: readonly Placed[]): Map<string, Point> {
  const found = new Map<string, Point>();
  const others: Record<string, number> = {};
  for (const { id, code, biome } of skills) {
    const known = CATALOGUE[biome].indexOf(code);
    const other = KEPT_FOR_CATALOGUE + (others[biome] ?? 0);
    if (known === -1) others[biome] = (others[biome] ?? 0) + 1;
    const place = placesOf(biome)[known === -1 ? other : known];
    if (place) found.set(id, place);
  }
  return found;
}

/**
 * How large the shrines of a land can be drawn: as large as fits between those nearest to each other.
 *
 * @returns half the width of one
 */
export function shrineSize(standing: readonly Point[]): number {
  const nearest = standing.flatMap((point, index) =>
    standing.slice(index + 1).map((other) => distance(point, other)),
  );
  const fits = Math.floor(Math.min(...nearest, Number.POSITIVE_INFINITY) / 2) - 1;
  return Math.min(Math.max(fits, SMALLEST_SHRINE), LARGEST_SHRINE);
}

type Named = { id: string; name: string; place: Point; size: number };

/** The map is drawn in steps of this factor, so that words keep their size while it is zoomed. */
export const ZOOM_STEP = 1.2;
export const FIRST_STEP = -8;
export const LAST_STEP = 9;
/** Further out only the lands have names. */
export const FIRST_NAMES = -3;

/** The step that a zoom belongs to. @param zoom 1 is the map as it is laid out */
export function zoomStep(zoom: number): number {
  const step = Math.floor(Math.log(zoom) / Math.log(ZOOM_STEP) + 1e-6);
  return Math.min(Math.max(step, FIRST_STEP), LAST_STEP);
}

/** Pixels of a unit where the map is laid out narrowest. */
const PX = 960 / 1500;
/** Of a name on the screen, in pixels: a letter's width, a line, the widest line, and the air between two names. */
const LETTER = 7;
const LINE = 15;
const WIDEST = 116;
const AIR = 2;

/**
 * From which zoom on each name is shown, so that no two of them run into each other, into a shrine or into the name
 * of their land. An earlier one of the list makes no room for a later one.
 *
 * @param land the middle of the land's name
 * @returns steps of `zoomStep` by id
 */
export function nameSteps(shrines: readonly Named[], land: Point): Map<string, number> {
  const steps = new Map<string, number>();
  const isFree = (shrine: Named, step: number) => {
    const zoom = PX * ZOOM_STEP ** step;
    const box = nameBox(shrine, zoom);
    if (overlap(box, landBox(land, zoom))) return false;
    return shrines.every((other) => {
      if (other.id === shrine.id) return true;
      if (overlap(box, shrineBox(other, zoom))) return false;
      const from = steps.get(other.id);
      return from === undefined || from > step || !overlap(box, nameBox(other, zoom));
    });
  };
  for (const shrine of shrines) {
    let from = LAST_STEP;
    while (from > FIRST_NAMES && isFree(shrine, from - 1)) from--;
    steps.set(shrine.id, from);
  }
  return steps;
}

type Box = { left: number; right: number; top: number; bottom: number };

function nameBox({ name, place, size }: Named, zoom: number): Box {
  // Within a step a name grows with the map, so what fits at its beginning fits all along.
  const length = (name.length + 3) * LETTER;
  const half = Math.min(length, WIDEST) / 2 + AIR;
  const top = (place.y + size * 0.84) * zoom;
  const bottom = top + Math.ceil(length / WIDEST) * LINE;
  return { left: place.x * zoom - half, right: place.x * zoom + half, top, bottom };
}

function landBox({ x, y }: Point, zoom: number): Box {
  return { left: x * zoom - 40, right: x * zoom + 40, top: y * zoom - 13, bottom: y * zoom + 13 };
}

function shrineBox({ place, size }: Named, zoom: number): Box {
  const [x, y, half] = [place.x * zoom, place.y * zoom, size * zoom * 0.7];
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
