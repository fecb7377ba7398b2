import { useEffect, useState } from "react";

const RADIUS = 19;
const ROUND = 2 * Math.PI * RADIUS;

/**
 * Counts a minute down, in whole seconds.
 *
 * @param running false stops it where it is; the first time it is true it begins
 */
export function useSecondsLeft(seconds: number, running: boolean): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (!running || left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [running, left]);
  return left;
}

/** The seconds that are left, as a ring that empties. */
export function TryClock({ left, of }: { left: number; of: number }) {
  return (
    <span
      role="timer"
      aria-label={`${left} seconds left`}
      className="relative grid size-12 place-items-center"
    >
      <svg
        viewBox="0 0 44 44"
        aria-hidden
        className="absolute inset-0 -rotate-90"
        fill="none"
        strokeWidth="3.5"
      >
        <circle cx="22" cy="22" r={RADIUS} className="stroke-line" />
        <circle
          cx="22"
          cy="22"
          r={RADIUS}
          strokeLinecap="round"
          strokeDasharray={ROUND}
          strokeDashoffset={ROUND * (1 - left / of)}
          className="stroke-cyan transition-[stroke-dashoffset] duration-1000 ease-linear"
        />
      </svg>
      <span aria-hidden className="tabular text-sm font-semibold">
        {left}
      </span>
    </span>
  );
}
