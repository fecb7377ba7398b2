/**
 * Where a page of the simulated vendor may lead, as its merchant has asked for when it made the session.
 *
 * @param url what the vendor keeps
 * @returns the same address when it is absolute and of the web, so never a script; else null
 */
export function leadsTo(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : null;
}
