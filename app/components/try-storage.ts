/**
 * What a visitor said in a talk that was tried. It waits in this tab alone, and is gone when the tab is closed; whoever
 * goes on to sign up takes it along, because the link in their mail opens another tab.
 */

export type TriedWords = {
  /** On the record, oldest first. */
  lines: string[];
  language: string;
};

const KEY = "relevel.try";
/** As long as a link in a mail may take, in milliseconds. */
const CARRIED_FOR = 24 * 3_600_000;

/** Browsers may refuse to keep anything; then there is nothing to offer later. */
function storage(of: "sessionStorage" | "localStorage"): Storage | null {
  try {
    return window[of];
  } catch {
    return null;
  }
}

function keep(where: Storage | null, value: unknown): void {
  try {
    where?.setItem(KEY, JSON.stringify(value));
  } catch {
    // Full, or forbidden.
  }
}

export const rememberTry = (words: TriedWords): void => keep(storage("sessionStorage"), words);

/** Takes the words along to the tab in which the person signs in. @param now milliseconds since 1970 */
export function carryTry(now = Date.now()): void {
  const words = rememberedTry(now);
  if (words) keep(storage("localStorage"), { ...words, until: now + CARRIED_FOR });
}

export function forgetTry(): void {
  storage("sessionStorage")?.removeItem(KEY);
  storage("localStorage")?.removeItem(KEY);
}

/** @returns null where there is nothing, nothing that can be read, or nothing of today */
export function rememberedTry(now = Date.now()): TriedWords | null {
  const carried = read(storage("localStorage"));
  if (carried && !(Number(carried.until) > now)) storage("localStorage")?.removeItem(KEY);
  const found = read(storage("sessionStorage")) ?? (carried && Number(carried.until) > now ? carried : null);
  const { lines, language } = found ?? {};
  const readable =
    Array.isArray(lines) && lines.length > 0 && lines.every((line) => typeof line === "string");
  return readable && typeof language === "string" ? { lines, language } : null;
}

function read(where: Storage | null): { lines?: unknown; language?: unknown; until?: unknown } | null {
  try {
    return JSON.parse(where?.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}
