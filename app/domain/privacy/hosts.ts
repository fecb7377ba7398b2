/**
 * The hosts that an instance talks to, by its configuration: nothing else leaves it. The console lists them, and a
 * person's page says what goes to whom by the same list.
 */

/** What a host is there for. `earlier_calls`: new calls go through another vendor. */
export const HOST_USES = [
  "calls",
  "earlier_calls",
  "payments",
  "mail",
  "language",
  "files",
  "traces",
  "database",
] as const;
export type HostUse = (typeof HOST_USES)[number];

/** Addresses are URLs as they were configured; what is null isn't set up. */
export type Outside = {
  calls: {
    /** The name of the vendor that new calls go through. */
    current: string;
    /** Every vendor that is set up, also for what is left of earlier calls. */
    vendors: { name: string; label: string; url: string }[];
  };
  payments: { label: string; url: string } | null;
  mail: string | null;
  language: string | null;
  files: string | null;
  traces: string | null;
  database: string | null;
};

export type TalkedTo = {
  use: HostUse;
  /** Who is there, as people know it. */
  who: string;
  /** The host's name and, where it isn't the usual one, the port. Never a password, a path or a key. */
  host: string;
  /** It is this machine itself: nothing leaves. */
  here: boolean;
  /** What goes there, as one sentence. */
  sent: string;
};

const SENT: Record<HostUse, string> = {
  calls:
    "The number that is rung, the first name, the language and what the companion brings up; the words of the talk pass through it.",
  earlier_calls: "Questions about calls that it placed before; no new call goes there.",
  payments: "The e-mail address and name of whoever buys a plan, and an id of the account.",
  mail: "The e-mail address and the text of each mail.",
  language: "Words of a talk, to be put into a reflection, a memory or a question.",
  files: "Files that people bring, such as a companion of their own.",
  traces: "How long requests and jobs take, with ids; no word of a talk, no number, no address.",
  database: "Everything that is kept.",
};

/** Ports that need not be named. */
const USUAL_PORTS: Record<string, string> = {
  "http:": "80",
  "https:": "443",
  "smtp:": "587",
  "smtps:": "465",
  "postgres:": "5432",
  "postgresql:": "5432",
};

/** @returns host and port of a URL, without anything that could be secret; null when it is no URL */
function hostOf(url: string): { host: string; here: boolean } | null {
  if (!URL.canParse(url)) return null;
  const { hostname, port, protocol, searchParams } = new URL(url);
  // Postgres: a socket on this machine, named in the query or not at all.
  const name = hostname || (searchParams.get("host")?.startsWith("/") === false && searchParams.get("host"));
  if (!name) return { host: "localhost", here: true };
  const here = /^(localhost|127(\.\d+){3}|\[?::1\]?|0\.0\.0\.0)$/.test(name) || name.endsWith(".localhost");
  return { host: port && port !== USUAL_PORTS[protocol] ? `${name}:${port}` : name, here };
}

/**
 * Which hosts an instance talks to, and what for.
 *
 * @param outside its configuration, put plainly
 * @returns one entry per use, in the order of `HOST_USES`; those that nothing leaves to have `here`
 */
export function hostsTalkedTo(outside: Outside): TalkedTo[] {
  const found: TalkedTo[] = [];
  const add = (use: HostUse, who: string, url: string | null, sent = SENT[use]) => {
    const at = url === null ? null : hostOf(url);
    if (at) found.push({ use, who, ...at, sent });
  };
  const { current, vendors } = outside.calls;
  for (const { name, label, url } of vendors) {
    const use = name === current ? "calls" : "earlier_calls";
    // Vapi names the address that ends a call in its own answers.
    const more =
      name === "vapi" ? " A call is ended at an address that Vapi names, which may be another host." : "";
    add(use, label, url, SENT[use] + more);
  }
  add("payments", outside.payments?.label ?? "", outside.payments?.url ?? null);
  add("mail", "Mail server", outside.mail);
  add("language", "Language model", outside.language);
  add("files", "Bucket", outside.files);
  add("traces", "Collector of traces", outside.traces);
  add("database", "Database", outside.database);
  return found.sort((a, b) => HOST_USES.indexOf(a.use) - HOST_USES.indexOf(b.use));
}
