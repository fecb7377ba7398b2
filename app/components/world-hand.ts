import type { useTransformContext } from "react-zoom-pan-pinch";
import { type Point, WORLD } from "~/domain/progress/world-land";
import { FIRST_NAMES, ZOOM_STEP, zoomStep } from "~/domain/progress/world-layout";

type Instance = ReturnType<typeof useTransformContext>;

const MOVE_MS = 240;
const PAN_PX = 90;
/** How much nearer a press of a button brings the map. */
const NEARER = 1.4;
/** A press that moves further is no click. */
const STILL_PX = 6;
/** The map counts as moving until it has stood still for so long. */
const SETTLED_MS = 200;
/** What the focus reaches is shown with so much around it. */
const AROUND_PX = 56;

/** What moves the map. */
export type Hand = {
  zoomIn(): void;
  zoomOut(): void;
  /** Shows the whole map. */
  showAll(): void;
  /** Shows a point of the map, or all of it. */
  lookAt(point: Point | null): void;
  /** Leaves the map as the server has drawn it. */
  letGo(): void;
};

/** The zoom at which all of the map is seen. */
export function wholeScale(box: HTMLElement, content: HTMLElement): number {
  return Math.min(box.clientWidth / content.offsetWidth, box.clientHeight / content.offsetHeight, 1);
}

export type HoldOptions = {
  /** The point of the map it begins at and goes back to; null is the whole map. */
  start: Point | null;
  /** Nothing is animated. */
  calm: boolean;
  /** Told whether all of the map is in sight. */
  onWhole(isWhole: boolean): void;
};

/**
 * Takes hold of a map that scrolls in its box, and leaves it where it was scrolled to.
 *
 * @param box what is looked through
 * @param content what moves in it
 */
export function takeHold(
  box: HTMLElement,
  content: HTMLDivElement,
  map: Instance,
  options: HoldOptions,
): Hand {
  const { start, calm, onWhole } = options;
  const scrolled = { x: box.scrollLeft, y: box.scrollTop };
  const off = new AbortController();
  let settled: ReturnType<typeof setTimeout> | undefined;

  /** Words keep their size by steps; nothing else changes while it moves. */
  const follow = () => {
    const { scale } = map.state;
    const step = String(zoomStep(scale));
    if (box.dataset.step !== step) {
      box.dataset.step = step;
      box.dataset.far = String(Number(step) < FIRST_NAMES);
      box.style.setProperty("--step", step);
      box.style.setProperty("--z", String(ZOOM_STEP ** Number(step)));
    }
    box.dataset.moving = "";
    clearTimeout(settled);
    settled = setTimeout(() => delete box.dataset.moving, SETTLED_MS);
    const isWhole = scale <= wholeScale(box, content) + 0.001;
    box.dataset.whole = String(isWhole);
    onWhole(isWhole);
  };

  /** Brings a point of the content, in its own pixels, to the middle as far as the edges of the map allow. */
  const centre = (x: number, y: number, scale: number, ms: number) => {
    const along = (at: number, room: number, length: number) =>
      length <= room ? (room - length) / 2 : Math.min(Math.max(room / 2 - at * scale, room - length), 0);
    map
      .getContext()
      .setTransform(
        along(x, box.clientWidth, content.offsetWidth * scale),
        along(y, box.clientHeight, content.offsetHeight * scale),
        scale,
        ms,
        "easeOut",
      );
  };
  const middle = () => [content.offsetWidth / 2, content.offsetHeight / 2] as const;
  const showAll = (ms = calm ? 0 : MOVE_MS) => centre(...middle(), wholeScale(box, content), ms);
  const lookAt = (point: Point | null, ms = calm ? 0 : MOVE_MS) => {
    if (!point) return showAll(ms);
    const unit = content.offsetWidth / WORLD.width;
    centre(point.x * unit, point.y * unit, Math.max(map.state.scale, 1), ms);
  };
  const zoom = (factor: number) => {
    const { minScale, maxScale } = map.setup;
    const scale = Math.min(Math.max(map.state.scale * factor, minScale), maxScale);
    const { positionX, positionY } = map.state;
    const x = (box.clientWidth / 2 - positionX) / map.state.scale;
    const y = (box.clientHeight / 2 - positionY) / map.state.scale;
    centre(x, y, scale, calm ? 0 : MOVE_MS);
  };
  const pan = (x: number, y: number) => map.getContext().panBy(x, y, calm ? 0 : MOVE_MS / 2, "easeOut");

  const acts = new Map([
    ["ArrowLeft", () => pan(PAN_PX, 0)],
    ["ArrowRight", () => pan(-PAN_PX, 0)],
    ["ArrowUp", () => pan(0, PAN_PX)],
    ["ArrowDown", () => pan(0, -PAN_PX)],
    ["+", () => zoom(NEARER)],
    ["=", () => zoom(NEARER)],
    ["-", () => zoom(1 / NEARER)],
    ["0", () => centreStart()],
  ]);
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const act = acts.get(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  };
  const centreStart = (ms = calm ? 0 : MOVE_MS) => {
    const unit = content.offsetWidth / WORLD.width;
    if (start) centre(start.x * unit, start.y * unit, Math.max(map.setup.minScale, 1), ms);
    else showAll(ms);
  };
  /** What the keyboard reaches is brought into view. */
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === box || !target.matches(":focus-visible")) return;
    const [around, at] = [box.getBoundingClientRect(), target.getBoundingClientRect()];
    const inside =
      at.left > around.left + AROUND_PX &&
      at.right < around.right - AROUND_PX &&
      at.top > around.top + AROUND_PX / 2 &&
      at.bottom < around.bottom - AROUND_PX;
    if (inside) return;
    const { scale, positionX, positionY } = map.state;
    const x = (at.left + at.width / 2 - around.left - positionX) / scale;
    const y = (at.top + at.height / 2 - around.top - positionY) / scale;
    centre(x, y, scale, calm ? 0 : MOVE_MS);
  };
  let pressed = { x: 0, y: 0 };
  const onPress = ({ clientX, clientY }: PointerEvent) => {
    pressed = { x: clientX, y: clientY };
  };
  /** Whoever has dragged the map by a shrine didn't mean to open it. */
  const onClick = (event: MouseEvent) => {
    if (event.detail === 0) return;
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= STILL_PX) return;
    event.preventDefault();
    event.stopPropagation();
  };

  // The library looks for its own class where it leaves something out.
  box.classList.add("react-transform-wrapper", "world-alive");
  box.scrollTo(0, 0);
  box.tabIndex = 0;
  const { signal } = off;
  box.parentElement?.addEventListener("keydown", onKey, { signal });
  box.addEventListener("focusin", onFocus, { signal });
  box.addEventListener("pointerdown", onPress, { signal, capture: true });
  box.addEventListener("click", onClick, { signal, capture: true });
  const forget = map.onChange(follow);
  // To the library any element is as good as a div.
  map.init(box as HTMLDivElement, content);
  if (scrolled.x + scrolled.y > 0) map.setState(1, -scrolled.x, -scrolled.y);
  else centreStart(0);
  follow();

  return {
    zoomIn: () => zoom(NEARER),
    zoomOut: () => zoom(1 / NEARER),
    showAll: () => showAll(),
    lookAt: (point) => lookAt(point),
    letGo: () => {
      off.abort();
      forget();
      clearTimeout(settled);
      map.cleanupWindowEvents();
      box.removeAttribute("tabindex");
      box.classList.remove("react-transform-wrapper", "world-alive");
      for (const name of ["--step", "--z"]) box.style.removeProperty(name);
      for (const name of ["step", "far", "moving", "whole"]) delete box.dataset[name];
      content.style.removeProperty("transform");
    },
  };
}
