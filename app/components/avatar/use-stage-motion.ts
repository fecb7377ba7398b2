import { useEffect, useState } from "react";
import type { MotionChoice } from "./scene/may-mount";

/** Where the choice is kept in the browser. */
const KEY = "companion-motion";

export type StageMotion = {
  /** False on the server and before the browser was asked. */
  ready: boolean;
  /** What the person chose here; null while they haven't. */
  choice: MotionChoice | null;
  /** The system asks for less motion. */
  reduced: boolean;
  /** Nothing moves, by choice or because the system asks for that. */
  paused: boolean;
  toggle: () => void;
};

function kept(): MotionChoice | null {
  try {
    const words = localStorage.getItem(KEY);
    return words === "on" || words === "paused" ? words : null;
  } catch {
    // A browser that keeps nothing still lets people choose for this page.
    return null;
  }
}

/** Whether the companion moves: the person's choice on this device, else what their system asks for. */
export function useStageMotion(): StageMotion {
  const [choice, setChoice] = useState<MotionChoice | null>(null);
  const [reduced, setReduced] = useState<boolean | null>(null);
  useEffect(() => {
    const query = matchMedia("(prefers-reduced-motion: reduce)");
    const look = () => setReduced(query.matches);
    setChoice(kept());
    look();
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  const paused = choice ? choice === "paused" : reduced === true;
  return {
    ready: reduced !== null,
    choice,
    reduced: reduced === true,
    paused,
    toggle: () => {
      const next: MotionChoice = paused ? "on" : "paused";
      setChoice(next);
      try {
        localStorage.setItem(KEY, next);
      } catch {
        // Chosen for this page only.
      }
    },
  };
}
