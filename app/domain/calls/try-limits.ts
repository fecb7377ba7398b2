import { MINUTE } from "~/lib/time";

/** What a talk of a minute holds. Everything comes from the visitor's page each time, so everything is bounded. */
export const TRY_LINES = 14;
export const TRY_LINE_CHARACTERS = 500;
/** All lines together. */
export const TRY_CHARACTERS = 6_000;
export const TRY_SECONDS = 60;

/** What one address may say in talks that are tried. */
export const TRYING = { name: "try-call", limit: 90, windowMs: 10 * MINUTE };
/** How often one person may press Keep. */
export const KEEPING = { name: "try-kept", limit: 20, windowMs: 10 * MINUTE };
