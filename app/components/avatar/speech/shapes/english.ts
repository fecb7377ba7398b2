import { LipsyncEn } from "@met4citizen/talkinghead/modules/lipsync-en.mjs";
import { ANY, type Reader, type Repair, readerWithRules } from "./lipsync";

/**
 * NRL Report 7948 (1976), which the module follows, tells these sounds apart; the module doesn't: w is no f, j and
 * soft g are no k, and sh is no s.
 */
const REPAIRS: readonly Repair[] = [
  ["W", ANY, "FF", "U"],
  ["Q", ANY, "FF", "U"],
  ["U", ANY, "FF", "U"],
  ["O", /o(?:NE|NCE)/, "FF", "U"],
  ["O", ANY, "OO", "U"],
  ["H", ANY, "EE", "I"],
  ["J", ANY, "kk", "CH"],
  ["G", /^g\[EIY\]$/, "kk", "CH"],
  ["A", /aGE$/, "kk", "CH"],
  ["D", /dUA$/, "kk", "CH"],
  ["S", /s(?:H|ION|S?U)/, "SS", "CH"],
  ["C", /cI(?:A|O|EN)$/, "SS", "CH"],
  ["T", /tI(?:A|O|EN)$/, "SS", "CH"],
];

export function englishReader(): Reader {
  const lipsync = new LipsyncEn();
  Object.assign(lipsync.symbols, { "£": "pounds", "=": "equals", "@": "at", "°": "degrees" });
  lipsync.symbolsReg = /[%€&+$£=@°]/g;
  // It takes numbers of three, five and six digits for codes, and spells them.
  const inWords = lipsync.convertNumberToWords.bind(lipsync);
  lipsync.convertNumberToWords = (number, plain) =>
    inWords(number, plain || Number(number) < 1_000 || Number(number) >= 3_000);
  return readerWithRules(lipsync, REPAIRS, {
    G: [{ regex: /(?<=SU)gGES/u, move: 4, visemes: ["CH", "E", "SS"] }],
  });
}
