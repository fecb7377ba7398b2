import { env } from "~/env.server";

/** The database's connection string, with its password; null where it isn't known. */
export const databaseAddress = (): string | null => env().database.url ?? null;

/** How many nightly backups this instance keeps; null where it makes none by itself. */
export const backupNights = (): number | null => env().backup?.keep ?? null;
