import type { CallStatus } from "./call-state";

/** Which calls a list shows, as its address says it: `?show=talks`. */
export const CALL_FILTERS = ["all", "talks", "unanswered", "silent"] as const;
export type CallFilter = (typeof CALL_FILTERS)[number];

/** What each is called, and what an empty list of it says. */
export const CALL_FILTER_WORDS: Record<CallFilter, { label: string; none: string }> = {
  all: { label: "All", none: "Your first call will stand here, with its transcript and its receipt." },
  talks: { label: "Talks", none: "Once we have talked, spoken or written, the talk stands here." },
  unanswered: {
    label: "Not reached",
    none: "Calls that reached nobody stand here, each with what was tried.",
  },
  silent: { label: "Didn't ring", none: "Days that stayed silent stand here, each with the reason." },
};

/** Calls with these states are shown; null: every call. */
export const FILTERED_STATUSES: Record<CallFilter, readonly CallStatus[] | null> = {
  all: null,
  talks: ["completed"],
  unanswered: ["no_answer", "busy", "voicemail", "failed", "unknown"],
  silent: ["canceled"],
};

/** @param text of the address: anything unknown shows all */
export const readCallFilter = (text: string | null): CallFilter =>
  CALL_FILTERS.find((filter) => filter === text) ?? "all";
