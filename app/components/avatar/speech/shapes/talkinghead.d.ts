/** The letter-to-shape modules of TalkingHead, which bring no types. */

declare module "@met4citizen/talkinghead/modules/lipsync-en.mjs" {
  export class LipsyncEn {
    rules: Record<string, { regex: RegExp; move: number; visemes: string[] }[]>;
    symbols: Record<string, string>;
    symbolsReg: RegExp;
    convertNumberToWords(number: string | number, plain?: boolean): string;
    preProcessText(text: string): string;
    wordsToVisemes(words: string): { visemes: string[]; durations: number[] };
  }
}

declare module "@met4citizen/talkinghead/modules/lipsync-de.mjs" {
  export class LipsyncDe {
    rules: Record<string, { regex: RegExp; move: number; visemes: string[] }[]>;
    preProcessText(text: string): string;
    wordsToVisemes(words: string): { visemes: string[]; durations: number[] };
  }
}

declare module "@met4citizen/talkinghead/modules/lipsync-fr.mjs" {
  export class LipsyncFr {
    rules: Record<string, { regex: RegExp; move: number; visemes: string[] }[]>;
    preProcessText(text: string): string;
    wordsToVisemes(words: string): { visemes: string[]; durations: number[] };
  }
}

declare module "@met4citizen/talkinghead/modules/lipsync-fi.mjs" {
  export class LipsyncFi {
    visemes: Record<string, string>;
    preProcessText(text: string): string;
    wordsToVisemes(words: string): { visemes: string[]; durations: number[] };
  }
}

declare module "@met4citizen/talkinghead/modules/lipsync-lt.mjs" {
  export class LipsyncLt {
    visemes: Record<string, string>;
    preProcessText(text: string): string;
    wordsToVisemes(words: string): { visemes: string[]; durations: number[] };
  }
}
