import { Maximize, Minus, Plus } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { TransformWrapper, useTransformContext } from "react-zoom-pan-pinch";
import type { Point } from "~/domain/progress/world-land";
import { type Hand, takeHold, wholeScale } from "./world-hand";

export type ExploreProps = {
  /** What is looked through, and what moves in it: both are there already. */
  box: RefObject<HTMLElement>;
  content: RefObject<HTMLDivElement>;
  /** The point of the map it begins at; null begins with the whole map. Another one is gone to. */
  start: Point | null;
};

const CLOSEST = 6;
const DOUBLE_CLICK = 0.6;

/** Moves and zooms the map that the server has drawn, and adds the buttons for it. */
export default function Explore({ box, content, start }: ExploreProps) {
  const measured = () => (box.current && content.current ? wholeScale(box.current, content.current) : 1);
  const [least, setLeast] = useState(measured);
  const [isWhole, setWhole] = useState(false);
  const [calm] = useState(() => matchMedia("(prefers-reduced-motion: reduce)").matches);
  useEffect(() => {
    const [outer, inner] = [box.current, content.current];
    if (!outer || !inner) return;
    const observer = new ResizeObserver(() => setLeast(wholeScale(outer, inner)));
    observer.observe(outer);
    return () => observer.disconnect();
  }, [box, content]);
  return (
    <TransformWrapper
      minScale={least}
      maxScale={CLOSEST}
      centerZoomedOut
      disablePadding
      // A wheel scrolls the page; with Ctrl, and by two fingers on a track pad, it zooms.
      wheel={{ wheelDisabled: true, step: 0.01 }}
      // With the whole map in sight there is nowhere to go: one finger scrolls the page then.
      panning={{ disabled: isWhole, velocityDisabled: calm }}
      doubleClick={{ step: DOUBLE_CLICK, excluded: ["a"], disabled: calm }}
      zoomAnimation={{ disabled: calm }}
    >
      <Grip box={box} content={content} start={start} calm={calm} isWhole={isWhole} onWhole={setWhole} />
    </TransformWrapper>
  );
}

type GripProps = ExploreProps & { calm: boolean; isWhole: boolean; onWhole(isWhole: boolean): void };

function Grip({ box, content, start, calm, isWhole, onWhole }: GripProps) {
  const map = useTransformContext();
  const hand = useRef<Hand | null>(null);
  const begin = useRef(start);
  useLayoutEffect(() => {
    if (!box.current || !content.current) return;
    const held = takeHold(box.current, content.current, map, { start: begin.current, calm, onWhole });
    hand.current = held;
    return () => {
      hand.current = null;
      held.letGo();
    };
  }, [map, box, content, calm, onWhole]);
  useEffect(() => {
    if (begin.current?.x === start?.x && begin.current?.y === start?.y) return;
    begin.current = start;
    hand.current?.lookAt(start);
  }, [start]);
  return (
    <div className="pointer-events-none absolute inset-x-3 bottom-3 flex justify-end gap-2 *:pointer-events-auto">
      <Knob words="Zoom in" icon={<Plus aria-hidden />} onPress={() => hand.current?.zoomIn()} />
      <Knob
        words="Zoom out"
        icon={<Minus aria-hidden />}
        onPress={() => hand.current?.zoomOut()}
        isOff={isWhole}
      />
      <Knob
        words="Show the whole map"
        icon={<Maximize aria-hidden />}
        onPress={() => hand.current?.showAll()}
        isOff={isWhole}
      />
    </div>
  );
}

type KnobProps = { words: string; icon: ReactNode; onPress(): void; isOff?: boolean };

function Knob({ words, icon, onPress, isOff = false }: KnobProps) {
  return (
    <button
      type="button"
      aria-label={words}
      title={words}
      aria-disabled={isOff || undefined}
      onClick={onPress}
      className="grid size-11 place-items-center rounded-full bg-surface text-text shadow-card transition-colors *:size-5 hover:bg-raised aria-disabled:text-faint"
    >
      {icon}
    </button>
  );
}
