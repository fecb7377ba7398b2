/** What time it is for jobs. The wall clock; whoever simulates time puts another function in its place. */
export const clock = { now: (): Date => new Date() };
