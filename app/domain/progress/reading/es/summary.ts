import type { SummaryRules } from "~/domain/progress/reading/rule-types";

export const summary: SummaryRules = {
  practised: (texts) => {
    const deeds = texts.map((text) => text.replace(/\.$/, ""));
    const others = deeds.slice(1).map((deed) => deed.charAt(0).toLowerCase() + deed.slice(1));
    return `${[deeds[0], ...others.slice(0, -1)].join(", ")} ${/^h?i/.test(others.at(-1) ?? "") ? "e" : "y"} ${others.at(-1)}.`;
  },
  next: (step) => `Tu siguiente paso: ${step}.`,
  promised: (title) => `Tu plan: ${title}.`,
  sad: (text) => `Hablaste de algo doloroso: ${text}.`,
  said: (text) => `Dijiste: ${text}.`,
  tellsNothing:
    /^(?:(?:puedes|podrias|me puedes|quien|que (?:quieres|es)|por que|como (?:estas|te)|cuando|donde|ignora|sistema|para|deja de|llamame|por favor|gracias|muchas gracias|perdon|adios|hasta)(?![^ ]))|(?<![^ ])(?:numero equivocado|se (?:ha|han) equivocado|no puedo hablar|en el cine|ahora no puedo|no me llames|deja(?:d)? de llamar\w*|no me llames|llamame|sin registro|con registro|suscrib\w+|instrucciones|mas llamadas|tengo que (?:irme|colgar)|hablamos (?:luego|manana)|no se|ni idea|deje su mensaje|subtitul\w+|en una reunion|mal momento|me oyes)(?![^ ])/,
  tells: /(?<![^ ])(?:yo|me|mi|mis|he|estoy|estuve|tengo|tuve|fui|hice|\w+(?:que|amos))(?![^ ])/,
};
