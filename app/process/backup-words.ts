import type { BackupContent } from "~/db/backup/read-backup.server";

const number = new Intl.NumberFormat("en");

/** How much a backup holds. */
export const count = ({ rows, files }: BackupContent) =>
  `${number.format(rows)} rows and ${number.format(files)} ${files === 1 ? "file" : "files"}`;

/** What a backup couldn't hold; no line where there is nothing to say. */
export function describeMissing({ missing }: BackupContent): string[] {
  if (missing.length === 0) return [];
  return [
    `${number.format(missing.length)} ${missing.length === 1 ? "file was" : "files were"} named and not in the storage.`,
  ];
}

/** When it was taken, where the file says so. */
export const takenAt = ({ head: { at } }: BackupContent) => (at ? `, taken at ${at}` : "");
