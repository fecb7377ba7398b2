/** Where the simulated payment vendor's own pages are, below the address that it was given for them. */

export const checkoutPath = (sessionId: string): string => `/checkout/${sessionId}`;
export const portalPath = (token: string): string => `/portal/${token}`;
export const cardPath = (token: string): string => `/card/${token}`;

/**
 * An address with query parameters added to those that it has.
 *
 * @param address absolute
 */
export function withQuery(address: string, more: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
  return url.href;
}
