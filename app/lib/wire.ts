/** A value as JSON carries it: instants become texts. */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

/** What a page and a stream of events are to have in the same shape: as JSON carries it. */
export const toWire = <T>(value: T): Wire<T> => JSON.parse(JSON.stringify(value));
