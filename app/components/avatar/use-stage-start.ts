import { type RefObject, useEffect, useState } from "react";

/** Without any interaction the stage begins after so much quiet, in milliseconds. */
const QUIET_MS = 4_000;
const INTERACTIONS = ["pointerdown", "keydown", "scroll"] as const;

const whenIdle = (then: () => void): (() => void) => {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(then, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(then, { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
};

/**
 * Says when heavy things may begin: the page has loaded, is idle and shows the element; on a page that waits, also
 * after a first interaction or some quiet.
 *
 * @param eager false waits for the interaction or the quiet
 * @returns false until then, and on the server
 */
export function useStageStart(element: RefObject<Element>, eager: boolean): boolean {
  const [started, setStarted] = useState(false);
  useEffect(() => {
    const stops: (() => void)[] = [];
    const idle = () => stops.push(whenIdle(() => setStarted(true)));
    const visible = () => {
      if (!element.current) return;
      const sight = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        sight.disconnect();
        idle();
      });
      sight.observe(element.current);
      stops.push(() => sight.disconnect());
    };
    const quiet = () => {
      if (eager) return visible();
      const over = () => {
        clearTimeout(timer);
        for (const name of INTERACTIONS) removeEventListener(name, go);
      };
      const go = () => {
        over();
        visible();
      };
      const timer = setTimeout(go, QUIET_MS);
      for (const name of INTERACTIONS) addEventListener(name, go, { passive: true });
      stops.push(over);
    };
    if (document.readyState === "complete") quiet();
    else {
      addEventListener("load", quiet, { once: true });
      stops.push(() => removeEventListener("load", quiet));
    }
    return () => {
      for (const stop of stops) stop();
    };
  }, [element, eager]);
  return started;
}
