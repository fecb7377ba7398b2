import type { SummaryRules } from "~/domain/progress/reading/summary";

export const summary: SummaryRules = {
  practised: (sessions) => {
    const parts = sessions.map(({ thing, length }) =>
      length === null ? thing : `${thing} durante ${length}`,
    );
    const last = parts.at(-1) ?? "";
    return `Practicaste ${parts.slice(0, -1).join(", ")} ${/^h?i(?!a|e)/i.test(last) ? "e" : "y"} ${last}.`;
  },
  next: (step) => `Tu siguiente paso: ${step}.`,
  promised: (title) => `Te comprometiste a algo: ${title}.`,
  sad: (text) => `Hablaste de algo doloroso: ${text}.`,
  said: (text) => `Dijiste: ${text}.`,
  tellsNothing:
    /^(?:(?:puedes|podrias|me puedes|quien|que (?:quieres|es)|por que|como (?:estas|te)|cuando|donde|ignora|sistema|para|deja de|llamame|por favor|gracias|muchas gracias|perdon|adios|hasta)(?![^ ]))|(?<![^ ])(?:numero equivocado|deja(?:d)? de llamar\w*|no me llames|llamame|sin registro|con registro|suscrib\w+|instrucciones|mas llamadas|tengo que (?:irme|colgar)|hablamos (?:luego|manana)|no se|ni idea|deje su mensaje)(?![^ ])/,
  tells: /(?<![^ ])(?:yo|me|mi|mis|he|estoy|estuve|tengo|tuve|fui|hice|\w+(?:que|amos))(?![^ ])/,
};
