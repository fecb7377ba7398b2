/** A file as it is read again. */
export type StoredFile = {
  bytes: number;
  /** Read it to its end, or cancel it. */
  body: ReadableStream<Uint8Array>;
};

/** Where files are kept. */
export interface FileStorage {
  /**
   * Keeps a file, whole or not at all. A file that is there under this key is replaced.
   *
   * @param key see `assertKey`
   * @param type its media type
   * @throws StorageError when it could not be kept
   */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /**
   * Opens a file.
   *
   * @returns null when there is none
   * @throws StorageError when that can't be told
   */
  get(key: string): Promise<StoredFile | null>;
  /**
   * Takes a file away; it is no failure that there is none.
   *
   * @throws StorageError when it may still be there
   */
  remove(key: string): Promise<void>;
}

/** The storage did not do what it was asked. The message holds no key and no name of a file. */
export class StorageError extends Error {
  override name = "StorageError";
}

/** Folder names of ours, and ids: nothing that came from outside. */
const KEY = /^[a-z]+(\/[0-9a-f-]{36}){1,2}$/;

/**
 * Makes sure that a key is of our own making: `avatars/<uuid>/<uuid>`.
 *
 * @throws StorageError
 */
export function assertKey(key: string): void {
  if (!KEY.test(key)) throw new StorageError("this is no key of a file");
}
