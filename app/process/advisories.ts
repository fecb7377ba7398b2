import { z } from "zod";

/** An advisory that concerns a package of ours and has no release we could take, and why we ship it all the same. */
export type KnownAdvisory = { package: string; id: string; because: string };

/** The README tells of each. */
export const KNOWN_ADVISORIES: readonly KnownAdvisory[] = [
  {
    package: "turbo-stream",
    id: "GHSA-rxv8-25v2-qmq8",
    because: "Remix 2 speaks the format of version 2; what people send here is too flat and too short for it",
  },
  {
    package: "react-router",
    id: "GHSA-wrjc-x8rr-h8h6",
    because: "mended in version 7 only; no address that somebody else chose becomes a link or a redirect",
  },
  {
    package: "react-router",
    id: "GHSA-337j-9hxr-rhxg",
    because:
      "mended in version 7 only; outside development the server names no error for browsers to construct",
  },
];

const SERIOUS = ["moderate", "high", "critical"];

/** What is needed of what `npm audit --json` prints: a package's reasons are advisories, or packages it depends on. */
const report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      via: z.array(
        z.union([
          z.string(),
          z.object({ name: z.string(), title: z.string(), url: z.string(), severity: z.string() }),
        ]),
      ),
    }),
  ),
});

/**
 * What of an audit is neither mended nor explained.
 *
 * @param printed what `npm audit --json` printed
 * @returns `open`, a line for each advisory from moderate on, and `gone`, the ids of explained ones that it has not;
 *   null when it is no such report
 */
export function judgeAudit(printed: string): { open: string[]; gone: string[] } | null {
  let json: unknown;
  try {
    json = JSON.parse(printed);
  } catch {
    return null;
  }
  const read = report.safeParse(json);
  if (!read.success) return null;
  const told = Object.values(read.data.vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((reason) => typeof reason !== "string");
  const isKnown = (name: string, url: string) =>
    KNOWN_ADVISORIES.some((known) => known.package === name && url.endsWith(`/${known.id}`));
  const open = told
    .filter(({ name, url, severity }) => SERIOUS.includes(severity) && !isKnown(name, url))
    .map(({ name, title, url, severity }) => `${name} (${severity}): ${title}, ${url}`);
  const gone = KNOWN_ADVISORIES.filter((known) => !told.some(({ url }) => url.endsWith(`/${known.id}`)));
  return { open: [...new Set(open)].sort(), gone: gone.map(({ id }) => id) };
}
