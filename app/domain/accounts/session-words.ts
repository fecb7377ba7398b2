const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/(Chrome|CriOS)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux|X11/, "Linux"],
];

const first = (text: string, table: [RegExp, string][]) => table.find(([pattern]) => pattern.test(text))?.[1];

/** A browser as a person knows it, such as "Firefox on Linux". @param userAgent the header, or null */
export function userAgentWords(userAgent: string | null): string {
  const browser = first(userAgent ?? "", BROWSERS);
  const system = first(userAgent ?? "", SYSTEMS);
  if (!browser) return system ? `A browser on ${system}` : "Unknown browser";
  return system ? `${browser} on ${system}` : browser;
}

type StoredSession = { id: string; createdAt: Date; lastSeenAt: Date; userAgent: string | null };

/**
 * A session as the settings page lists it, with its instants in the person's zone.
 *
 * @param session as stored
 * @param view whether it is the one looking, the zone, and the instant it is
 */
export function describeSession(session: StoredSession, view: { current: boolean; zone: string; now: Date }) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: view.zone,
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    year: session.createdAt.getUTCFullYear() === view.now.getUTCFullYear() ? undefined : "numeric",
  });
  return {
    id: session.id,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    createdText: format.format(session.createdAt),
    lastSeenText: format.format(session.lastSeenAt),
    userAgentWords: userAgentWords(session.userAgent),
    current: view.current,
  };
}
