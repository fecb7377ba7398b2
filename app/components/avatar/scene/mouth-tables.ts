import { type MouthWeights, VISEMES, type Viseme } from "../speech/visemes";

/** The five vowels of VRM. */
export type Vowel = "aa" | "ih" | "ou" | "ee" | "oh";
export const VOWELS: readonly Vowel[] = ["aa", "ih", "ou", "ee", "oh"];

/** What of the vowels comes closest to each mouth shape. */
const VOWELS_OF: Readonly<Record<Viseme, Partial<Record<Vowel, number>>>> = {
  sil: {},
  PP: {},
  FF: { ih: 0.15 },
  TH: { aa: 0.15, ih: 0.15 },
  DD: { ih: 0.35 },
  kk: { aa: 0.3 },
  CH: { ou: 0.45, ih: 0.2 },
  SS: { ih: 0.45 },
  nn: { ih: 0.25 },
  RR: { ou: 0.4 },
  aa: { aa: 1 },
  E: { ee: 0.9 },
  I: { ih: 0.9 },
  O: { oh: 1 },
  U: { ou: 1 },
};

/** How far each mouth shape opens the jaw, 0 to 1. */
const OPENNESS: Readonly<Record<Viseme, number>> = {
  sil: 0,
  PP: 0,
  FF: 0.1,
  TH: 0.2,
  DD: 0.22,
  kk: 0.3,
  CH: 0.25,
  SS: 0.12,
  nn: 0.18,
  RR: 0.28,
  aa: 0.85,
  E: 0.5,
  I: 0.3,
  O: 0.6,
  U: 0.3,
};

/** The same mouth in vowels, each 0 to 1. */
export function vowelsOf(mouth: MouthWeights): Record<Vowel, number> {
  const vowels: Record<Vowel, number> = { aa: 0, ih: 0, ou: 0, ee: 0, oh: 0 };
  for (const viseme of VISEMES) {
    for (const vowel of VOWELS) vowels[vowel] += (mouth[viseme] ?? 0) * (VOWELS_OF[viseme][vowel] ?? 0);
  }
  return vowels;
}

/** How far the same mouth is open, 0 to 1. */
export const opennessOf = (mouth: MouthWeights): number =>
  VISEMES.reduce((open, viseme) => open + (mouth[viseme] ?? 0) * OPENNESS[viseme], 0);
