import { whole } from "~/domain/conversation/locales/es/patterns";
import type { Phrasebook } from "~/domain/conversation/locales/locale";

/** What people ask of the companion, and what others say who picked up. */

const HEAVENS = "(?: (?:cono|demonios|diablos|carajo|mierda|narices))?";
const YOU =
  "(?:eres|sabes|puedes|quieres|haces|has practicado|me recomiendas|recomiendas|estas|crees|opinas|piensas|tardas|dices|propones|prefieres|has hecho|practicas|practicaste)";
const ASKS = [
  `(?:que|quien|cual|como|cuando|donde|por que|para que|cuanto)${HEAVENS}(?: (?:me|te|lo|la|tiempo))? ${YOU}\\b(?: .*)?`,
  "(?:y )?(?:tu|vos|usted) (?:que|como|cual|por que|cuanto)\\b(?: .*)?|y (?:tu|vos|usted)",
  "cuanto (?:tiempo )?(?:dura|falta|tarda|va a durar|queda)\\b(?: .*)?",
  "que (?:tiempo hace|hora es|dia es|codigo|pagina|web|empresa|hora)(?: .*)?",
  "(?:te )?puedo (?:preguntar(?:te)?|hacerte|pedirte|saber)\\b(?: .*)?",
  "(?:puedes|podrias|podes|sabes|quieres|tienes|crees|me puedes|me podrias|te gusta)\\b .*",
  "(?:de|por) que(?: .{0,12})?|algo mas|y eso|por que lo preguntas",
];
const COMMANDS = [
  "(?:ignora|olvida|omite) (?:todas |todo |tus |las |mis )*(?:instrucciones|reglas|ordenes)(?: .*)?",
  "(?:a partir de ahora )?(?:eres ahora|ahora eres|actua como|finge ser)\\b .*",
  "repite (?:conmigo|despues de mi|lo que yo diga)\\b.*",
  "(?:cuentame|dime|cantame) (?:un chiste|una historia|un cuento|una cancion|algo|que hora|que tiempo|como|quien|tus)\\b.*",
  "(?:oye )?(?:alexa|siri|ok google|okay google)\\b.*",
];

const SOMEBODY =
  "(?:el |ella |(?:mi|su) \\w+ |(?!(?:eso|esto|que|todo|nada|hoy|yo|la|lo|ya|practica|guitarra|piano)\\b)\\w+ )?";
const AWAY =
  "(?:(?:no (?:esta|se encuentra|puede ponerse|puede atender|puede hablar))(?: (?:en casa|aqui|disponible|ahora|en este momento))*|esta (?:en la (?:ducha|cama|oficina)|en el (?:bano|trabajo|hospital)|durmiendo|dormid[oa]|trabajando|fuera|ocupad[oa]|en una reunion)|ha salido|salio|se ha ido)";
const ITS_ME =
  "(?:soy (?:su|el|la) (?:marido|mujer|espos[oa]|novi[oa]|pareja|madre|padre|hij[oa]|herman[oa]|secretari[oa]|companer[oa])(?: de \\w+)?)";
const NOT_THERE = whole(
  `(?:${ITS_ME} )?(?:ahora |ahorita |ahora mismo |en este momento )?${SOMEBODY}${AWAY}(?: (?:quiere|desea|ahora|en este momento|le|lo siento|quien).*)*`,
  ITS_ME,
  "(?:este es|es) el (?:telefono|movil|numero|celular) de \\w+",
);

const NOT_ME = whole(
  "(?:(?:yo|eso|esto) )?no (?:he sido|fui|soy|era|es) (?:yo|mi[oa]|para mi)(?: .*)?|yo no (?:fui|he sido)",
  "(?:yo )?(?:no|nunca) (?:he )?(?:pedi|pedido|puse|puesto|di|dado|solicite|solicitado|escribi|escrito|registre|registrado|hice|hecho|introduje)\\b(?: .*)?",
  "(?:yo )?(?:no|nunca) me (?:he )?(?:registre|registrado|apunte|apuntado|inscribi|inscrito|di de alta|dado de alta)\\b(?: .*)?",
  "(?:yo )?no (?:se|conozco) (?:que es (?:esto|eso)|nada de (?:esto|eso)|(?:esto|eso))(?: .*)?",
);

const ABOUT_RECORD = whole(
  "(?:(?:me|lo|nos) )?(?:estas|esta|estan|estais) (?:grabando|transcribiendo|anotando|registrando|apuntando|guardando)(?:me|lo|nos)?(?: (?:esto|eso|la llamada|ahora|todo|lo que digo))*",
  "(?:esto|eso|la llamada|esta llamada) (?:se )?(?:esta grabando|queda grabad[oa]|graba|guarda|esta siendo grabad[oa]|es grabad[oa]|queda registrad[oa]|se registra)(?: .{0,20})?",
  "se (?:esta grabando|graba|guarda|registra)(?: (?:esto|eso|la llamada|todo|lo que digo))*",
  "(?:estamos|esto esta|seguimos|todavia estamos|aun estamos) (?:con|sin) registro",
  "(?:vas a |puedes )?(?:grabas|guardas|registras) (?:esto|eso|la llamada|todo|lo que digo)(?: .{0,20})?",
  "quien (?:escucha|lee|ve|oye) (?:esto|eso|la transcripcion|lo que digo)",
);

export const questions = {
  aboutRecord: { whole: ABOUT_RECORD, where: "last" },
  notThere: { whole: NOT_THERE, where: "any" },
  asksUs: { whole: whole(...ASKS, ...COMMANDS), where: "every" },
  notMe: { whole: NOT_ME, where: "any" },
} as const satisfies Partial<Phrasebook>;

/** What a receptionist or a machine says that wants to know who is there. */
export const RECEPTION = [
  /\ben que (?:le |te |les )?(?:puedo|podemos) (?:ayudar|servir|atender)/,
  /\b(?:con quien|por quien) (?:quiere|desea|querria|pregunta)(?: hablar)?\b/,
  /\b(?:quiere|desea) dejar(?:le)? (?:un|algun) (?:recado|mensaje)\b/,
  /\b(?:ha llamado|llamo|se ha comunicado) (?:al|a la|con el) (?:buzon|contestador|numero)\b/,
  /\b(?:deje|dejad|deja) (?:su|un|el|tu|vuestro) (?:mensaje|recado)\b/,
  /\bel (?:numero|telefono) (?:que ha marcado|al que llama|marcado) (?:no|esta)\b/,
] as const;
