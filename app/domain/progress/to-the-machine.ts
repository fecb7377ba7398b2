/** What a person says to a machine rather than about themselves, and words of our own game. */

/** Tested on a sentence in one form (see `Said.flat`), in any language: orders are no evidence. */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|forget|disregard|override|print|show|reveal) (?:\w+ ){0,3}(?:instructions?|rules|prompts?|orders)\b/,
  /\b(?:new )?system (?:message|prompt)\b|^(?:system|assistant)\b|\bend of (?:the )?transcript\b/,
  /\b(?:the|this) user\b/,
  /\b(?:give|award|grant|send|add) (?:me|us|this) (?:\w+ ){0,4}(?:xp|points?|levels?|badges?|streaks?|hours?)\b/,
  /\b(?:set|raise|change|increase) my (?:level|xp|streak|score|points|skills?)\b/,
  /\b(?:record|note|log|write|mark|register|put|save)(?: down)? that i\b/,
  /\b(?:from now on )you are\b|\byou are now\b|\bact as\b/,
  /\b(?:ignora|olvida|omite|muestra) (?:\w+ ){0,3}(?:instrucciones|reglas|ordenes|indicaciones)\b/,
  /\bmensaje del? sistema\b|^(?:sistema|asistente)\b|\b(?:el|este) usuario\b/,
  /\b(?:dame|ponme|sumame|regalame|otorgame) (?:\w+ ){0,4}(?:xp|puntos?|niveles?|horas)\b/,
  /\b(?:apunta|anota|registra|guarda) que (?:yo )?(?:he|hice|practique|toque)\b/,
  /\bxp\b/,
];

const GAME = new Set(
  (
    "xp exp point points level levels badge badges streak streaks trophy artifact artifacts " +
    "punto puntos nivel niveles insignia insignias racha rachas trofeo artefacto"
  ).split(" "),
);

/** Does a sentence give orders to a machine? @param flat in one form */
export const isOrder = (flat: string): boolean => ORDERS.some((order) => order.test(flat));

/** The words of our game in a sentence. @param flat in one form */
export const gameWordsIn = (flat: string): string[] => flat.split(" ").filter((word) => GAME.has(word));
