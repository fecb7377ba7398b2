import type { WordRules } from "~/domain/conversation/locales/locale";

export const words: WordRules = {
  fillers: /\b(?:e+h+|e+m+|e+hm+|a+h+|m+h*m*|h+m+|u+m+|u+h+)\b/g,
  foldAccents: true,
  oneForm: [
    [/\bpor fa(?:vor(?:cito)?)?\b|\bporfavor\b|\bporfis\b/g, "por favor"],
    [/\b(?:ok|okey|oka|okei|oki)\b/g, "okay"],
    [/\bx favor\b/g, "por favor"],
    [/\bpa (?=que\b|ya\b|el\b|la\b|manana\b)/g, "para "],
    [/\bahorit[ai]ta\b/g, "ahorita"],
    [/\bpa ?tras\b/g, "atras"],
  ],
  hummedYes: /^(?:u+h[ -]?hu+h|m+[ -]?h+m+|mhm+|m-?hm+|aj[aá])[\s.!,]*$/i,
};
