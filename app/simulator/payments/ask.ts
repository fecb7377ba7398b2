/** A request to the API, as it came. */
export type ApiRequest = {
  method: string;
  /** Below the API's own address: "/checkouts". */
  path: string;
  query: URLSearchParams;
  /** Raw; "" for none. */
  body: string;
  /** The header of this name. */
  authorization: string | null;
};

export type ApiAnswer = {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | null;
};

/** A request as one endpoint takes it: what its address has in the places of ":", its query, and its body as read. */
export type Ask = { params: string[]; query: Record<string, string>; body: unknown };
