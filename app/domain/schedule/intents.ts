/** Values of the field `intent` in what the forms of Settings about the call plan post. */
export const PLAN_INTENTS = {
  plan: "plan",
  pause: "pause",
  resume: "resume",
  calendar: "calendar",
} as const;

/** Values of the field `intent` in what the dashboard's forms post. */
export const DASHBOARD_INTENTS = {
  call: "call",
  later: "later",
  takeBack: "take-back",
  skip: "skip",
  unskip: "unskip",
  unmove: "unmove",
} as const;

/** How long "Call me in … minutes" waits. */
export const LATER_MINUTES = 20;
