export type PhoneStanding = "proved" | "unproved" | "blocked";

/** What may be said about a person's number: it is theirs, it isn't proved yet, or it asked never to be called. */
export function phoneStanding(plan: { phoneProved: boolean; phoneBlocked: boolean }): PhoneStanding {
  if (plan.phoneBlocked) return "blocked";
  return plan.phoneProved ? "proved" : "unproved";
}
