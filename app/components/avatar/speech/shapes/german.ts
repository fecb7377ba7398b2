import { LipsyncDe } from "@met4citizen/talkinghead/modules/lipsync-de.mjs";
import { type Reader, type Rule, readerWithRules } from "./lipsync";

/** Spellings that the module lacks: sp and st at the start of a word, eu, and the closed lips of pf. */
const MORE: Readonly<Record<string, readonly Rule[]>> = {
  S: [
    { regex: /(?<!\p{L})sP/u, move: 2, visemes: ["CH", "PP"] },
    { regex: /(?<!\p{L})sT/u, move: 2, visemes: ["CH", "DD"] },
  ],
  P: [{ regex: /pF/u, move: 2, visemes: ["PP", "FF"] }],
  E: [{ regex: /eU/u, move: 2, visemes: ["O", "I"] }],
};

export const germanReader = (): Reader => readerWithRules(new LipsyncDe(), [["S", /sCH/, "SS", "CH"]], MORE);
