import { MINUTE } from "~/lib/time";

/** What one person may send. */
export const WRITING = { name: "text-talk", limit: 200, windowMs: 10 * MINUTE };
/** How often a link may be opened, and how often one address may open links that don't exist. */
export const LINK_LOOKS = { name: "reflect-link", limit: 300, windowMs: 10 * MINUTE };
export const WRONG_LINK_LOOKS = { name: "reflect-link-ip", limit: 60, windowMs: 10 * MINUTE };
