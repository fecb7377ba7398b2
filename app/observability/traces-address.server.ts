import { env } from "~/env.server";

/** Where traces are sent; null where nobody asked for any. */
export const tracesAddress = (): string | null => env().signals.tracesUrl ?? null;
