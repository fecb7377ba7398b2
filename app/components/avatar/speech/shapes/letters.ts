import type { Viseme } from "../visemes";
import { inLettersOf, soundsOf, type WordSounds } from "./sound";

/** What letters, tried in this order, look like; the pattern is sticky. */
export type Spelling = readonly [letters: RegExp, visemes: readonly Viseme[]];

/** `"ch=CH qu(?=[ei])=kk h="` as rules. */
export function spellings(rules: string): Spelling[] {
  return rules
    .trim()
    .split(/\s+/)
    .map((rule) => {
      const at = rule.lastIndexOf("=");
      const visemes = rule.slice(at + 1).split("+") as Viseme[];
      return [new RegExp(rule.slice(0, at), "uy"), rule.endsWith("=") ? [] : visemes];
    });
}

/** One letter, one shape: what most alphabets have in common. */
const COMMON = spellings(`
  [aáàâãăāą]=aa [eéèêëēėęěəæä]=E [iíìîïīįıyýÿ]=I [oóòôõōőöøå]=O [uúùûũūůűųüœ]=U
  [bpm]=PP [fv]=FF [dtđð]=DD [kgqc]=kk [lnñńň]=nn [rřŕ]=RR [szß]=SS x=kk+SS þ=TH
  [šśşșčćçžźżģğj]=CH ł=U w=U h=`);

/** Spelling rules as a reader of words. */
export function readBy(rules: readonly Spelling[]): WordSounds {
  const all = [...rules, ...COMMON];
  const reads = (letters: string, at: number) =>
    all.find(([pattern]) => {
      pattern.lastIndex = at;
      return pattern.test(letters);
    });
  return (word) => {
    const letters = inLettersOf(word, (letter) => reads(letter, 0) !== undefined);
    const visemes: Viseme[] = [];
    for (let at = 0; at < letters.length; ) {
      const rule = reads(letters, at);
      visemes.push(...(rule?.[1] ?? []));
      at = Math.max(at + 1, rule?.[0].lastIndex ?? 0);
    }
    return soundsOf(visemes);
  };
}

/** Words of another script in Latin letters, and languages with no rules of their own. */
export const latinSounds = readBy(spellings("(?:sh|ch|zh|cz|sz)=CH ph=FF kh=kk ng=nn+kk c(?=[eiy])=SS"));

/** Slavic languages in Latin letters. */
export const slavicSounds = readBy(spellings("(?:cz|sz|rz|dž)=CH ch=kk j=I w=FF c=DD+SS"));
