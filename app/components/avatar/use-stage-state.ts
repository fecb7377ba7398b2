import { useEffect, useState } from "react";
import { type CompanionFacts, type CompanionState, GLAD_MS, HELLO_MS, stateOf } from "./companion-state";

/** What this tab has already greeted and cheered at. */
const HELLO_KEY = "companion-hello";
const GLAD_KEY = "companion-glad";

/** Whether this tab sees a thing for the first time. */
function isNews(key: string, what: string): boolean {
  try {
    if (sessionStorage.getItem(key) === what) return false;
    sessionStorage.setItem(key, what);
    return true;
  } catch {
    // A browser that keeps nothing would cheer at every page.
    return false;
  }
}

export type StageFacts = Pick<CompanionFacts, "call" | "writingUp" | "hour"> & {
  /** Names what was reached of late, such as "level-12"; each name is celebrated once in a tab. */
  glad?: string | null;
};

/**
 * The state that the companion is seen in: what is true now, a wave on the first page of a visit, a celebration for
 * what is newly reached.
 */
export function useCompanionState({ call, writingUp, hour, glad }: StageFacts): CompanionState {
  const [moment, setMoment] = useState<"hello" | "glad" | null>(null);
  useEffect(() => {
    const news = glad && isNews(GLAD_KEY, glad) ? "glad" : isNews(HELLO_KEY, "said") ? "hello" : null;
    if (news) setMoment(news);
  }, [glad]);
  useEffect(() => {
    if (!moment) return;
    const timer = setTimeout(() => setMoment(null), moment === "glad" ? GLAD_MS : HELLO_MS);
    return () => clearTimeout(timer);
  }, [moment]);
  return stateOf({
    ...{ call, writingUp, hour },
    gladFor: moment === "glad" ? 0 : null,
    helloFor: moment === "hello" ? 0 : null,
  });
}
