export type Loop = {
  /** Asks anew how fast to go, and starts again after a rest. */
  wake(): void;
  stop(): void;
};

/** The longest step that anything moves by, in milliseconds: after a hidden tab nothing leaps. */
const LONGEST_STEP = 100;

/**
 * Calls `draw` as often as `pace` says; while that is 0, nothing at all is scheduled.
 *
 * @param draw gets the milliseconds since the frame before, at most 100, and how long they really were
 * @param pace frames a second wanted now
 */
export function createLoop(draw: (delta: number, real: number) => void, pace: () => number): Loop {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: number | null = null;

  const schedule = () => {
    const fps = pace();
    if (fps <= 0) {
      last = null;
      return;
    }
    // Below the pace of the screen a timer sleeps through the frames that nobody wants.
    if (fps >= 50 || last === null) frame = requestAnimationFrame(tick);
    else {
      const rest = 1000 / fps - (performance.now() - last) - 10;
      timer = setTimeout(
        () => {
          timer = undefined;
          frame = requestAnimationFrame(tick);
        },
        Math.max(0, rest),
      );
    }
  };
  const tick = (now: number) => {
    frame = 0;
    if (pace() <= 0) {
      last = null;
      return;
    }
    const real = last === null ? 1000 / 60 : now - last;
    last = now;
    draw(Math.min(LONGEST_STEP, Math.max(0, real)), real);
    schedule();
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = 0;
    timer = undefined;
    last = null;
  };
  return {
    wake() {
      if (frame !== 0) return;
      if (timer !== undefined) {
        clearTimeout(timer);
        timer = undefined;
      }
      schedule();
    },
    stop,
  };
}
