import { turn } from "~/domain/progress/reading/es/turned";
import type { LearnedRules } from "~/domain/progress/reading/rule-types";

const lead = (pattern: string, say?: (what: string) => string) => ({
  pattern: new RegExp(`(?<![^ ])${pattern}`),
  ...(say ? { say } : {}),
});
const WHEN = "(?:(?:hoy|tambien|por fin|al final|ya|ayer|,) )*";

export const learned: LearnedRules = {
  turn,
  leads: [
    lead(`(?:aprendi|he aprendido) ${WHEN}que (?<what>.+)$`, (what) => `Aprendiste que ${what}`),
    lead(
      `me (?:di|he dado) cuenta ${WHEN}(?:de )?que (?<what>.+)$`,
      (what) => `Te diste cuenta de que ${what}`,
    ),
    lead(`(?:he descubierto|descubri) ${WHEN}que (?<what>.+)$`, (what) => `Descubriste que ${what}`),
    lead(`(?:he notado|note) ${WHEN}que (?<what>.+)$`, (what) => `Notaste que ${what}`),
    lead(
      `(?:entendi|he entendido|comprendi|he comprendido) ${WHEN}que (?<what>.+)$`,
      (what) => `Entendiste que ${what}`,
    ),
    lead(
      `(?:aprendi|he aprendido) ${WHEN}(?<what>(?:a|como|por que|la|el|las|los|un|una|unas|unos|\\d+|varias|varios) (?!lado(?![^ ])).+)$`,
      (what) => `Aprendiste ${what}`,
    ),
    lead(
      "(?:entendi|he entendido|descubri|he descubierto|por fin entiendo|ahora entiendo|ya entiendo) (?<what>(?:por que|como|para que|cuando|donde) .+)$",
    ),
    lead("me (?:di|he dado) cuenta (?:de )?(?<what>(?:lo|como|cuanto|por que) .+)$"),
    lead(
      "(?:lo (?:que|mas importante que) (?:aprendi|he aprendido|descubri|me llevo)|me llevo|mi leccion|la leccion)(?: hoy| de hoy)?(?: es| fue| ,)?(?: que)? (?<what>.+)$",
    ),
    lead("resulta que (?<what>.+)$"),
    lead(
      "(?:me|nos) (?:enseno|ha ensenado|explico|ha explicado) (?:hoy )?(?<what>(?:a|como|que|por que) .+)$",
    ),
    lead("quien (?:iba a decir|diria|lo diria) (?:, )?que (?<what>.+)$"),
    lead("me (?:quedo|ha quedado|queda) claro que (?<what>.+)$"),
    lead("(?:cai|he caido) en (?:la cuenta de )?que (?<what>.+)$"),
    lead(
      "lo que (?:mas )?(?:me )?(?:ayudo|ha ayudado|funciono|ha funcionado|sirvio) (?:fue|es|ha sido) (?<what>.+)$",
    ),
    lead(
      "(?:he visto|vi|veo ahora|ahora veo) que (?<what>(?!(?:venia|estaba|habia|era tarde|llovia)(?![^ ])).+)$",
    ),
    lead("no tenia ni idea de que (?<what>.+)$"),
    lead("por lo visto (?<what>(?:si|hay que|cuando|se) .+)$"),
    lead("el otro truco es (?<what>.+)$"),
    lead("(?:el|la) (?:truco|secreto|clave) (?:es|era|fue|esta en|estaba en)(?: que)? (?<what>.+)$"),
    lead("ahora (?:ya )?se (?<what>(?:que|como|por que) .+)$"),
    lead("no (?:sabia|me habia dado cuenta de) que (?<what>.+)$"),
    lead("(?:vi|he visto) que (?<what>(?:si|cuando) .+)$"),
  ],
  clauses: [
    { pattern: /^(?:(?:si|pues|bueno|,) )*que (?<what>.+)$/, say: (what) => `Aprendiste que ${what}` },
    {
      pattern: /^(?:(?:si|pues|bueno|,) )*(?<what>a \w+(?:ar|er|ir) .+)$/,
      say: (what) => `Aprendiste ${what}`,
    },
  ],
  unless:
    /(?<![^ ])(?:no (?:he )?aprend\w+|no aprendi|nada nuevo|aprendi nada|hace (?:\w+ )?(?:anos?|mes(?:es)?|tiempo)|cuando era|de (?:nino|nina|pequeno|pequena|joven)|en el colegio|quiero aprender|si hubiera|hubiera|ojala|me olvide|se me olvido|llegaba tarde|era tarde|ya era tarde|embarazada|me engana)(?![^ ])/,
  empty:
    /^(?:(?:hola|bueno|pues|si|no|nada|a ver|vale|okay|claro|buena pregunta|dejame pensar|no se|ni idea|mucho|muchas cosas|varias cosas|algo|un poco|la verdad|creo|gracias|que aprendi|mm|pues nada|no mucho|poca cosa|nada (?:especial|nuevo|en especial|en particular)|espera|la verdad es que si|la verdad es que no) ?)+$/,
  notAnAnswer:
    /^(?:(?:no|nada|ninguna?)(?![^ ])(?!.*(?<![^ ])(?:pero|sino)(?![^ ]))|no (?:mucho|se|recuerdo)|(?:puedes|podrias|me puedes)|que (?:es|quieres)|por que|quien|dime|dame|pon|gracias|por favor|deja)(?![^ ])/,
  quote: (text) => `Aprendiste: ${text}.`,
};
