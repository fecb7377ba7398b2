import { useEffect, useState } from "react";
import { useToast } from "./toasts";

/** The level that was last seen in this browser. */
const LEVEL_SEEN = "relevel:level";

/**
 * Says once when a level was reached since the last look.
 *
 * @param level null on a day on which nothing is cheered at
 * @returns the level that is news, or null
 */
export function useLevelNews(level: number | null): number | null {
  const [news, setNews] = useState<number | null>(null);
  const toast = useToast();
  useEffect(() => {
    if (level === null || !isRaised(level)) return;
    setNews(level);
    toast({ title: `Level ${level}`, text: "Reached by what you did, day by day.", tone: "glad" });
  }, [level, toast]);
  return news;
}

/** Is it more than this browser has seen? It counts as seen from then on; the first visit has nothing to compare. */
function isRaised(level: number): boolean {
  try {
    const seen = Number(localStorage.getItem(LEVEL_SEEN));
    if (seen !== level) localStorage.setItem(LEVEL_SEEN, String(level));
    return seen > 0 && level > seen;
  } catch {
    // Storage is closed to us: nothing is remembered, and nothing is cheered at twice.
    return false;
  }
}
