import { reported, reportedOr, starts, whole, words } from "~/domain/conversation/locales/es/patterns";
import type { Phrases, StopReplyRules } from "~/domain/conversation/locales/locale";

const ADDRESS = "(?:llam|marc|telefone|contact|timbr|molest|fastidi|acos)";
/** "llames", "marque", "llamen", "molestes": what we are told not to do. */
const YOU_CALL =
  "(?:llam(?:e|es|en|eis)|marqu(?:e|es|en|eis)|telefone(?:e|es|en)|contact(?:e|es|en)|timbr(?:e|es|en)|molest(?:e|es|en)|fastidi(?:e|es|en)|hables|hablen)";
const TO_CALL = `(?:${ADDRESS}ar|hablar|insistir)`;
/** Words that may follow; others make it a name ("deja de llamarme vaga"). */
const GOES_ON = words(
  ", y o ni pero por porfa porfavor ya mas nunca jamas otra de para siempre ahora hoy manana a en al cada todos todas tanto tan tantas vale okay eh gracias adios chao que es no porque si esta este estas yo tu usted ustedes vos senor senora senorita amigo amiga hombre tio joder cono todo todo cuando luego inmediatamente definitivamente totalmente relevel estoy me te se lo nadie entendido entiendes oye mira la el los durante hasta desde igual pronto te",
);
const GOES_ON_BARE = words(
  ", ya por porfa porfavor y nunca mas otra aqui vale okay gracias adios que no ahora inmediatamente",
);
const CALLS_TAIL = words(
  ", y por porfa porfavor ya gracias para de diarias todas a que no pero porque me ahora hoy nunca mas vale okay adios si yo definitivamente tuyas suyas automaticas desde en",
);
const NOT_WISHED =
  /(?:^|\s)(?:no|nunca|jamas|ni|tampoco)$|\b(?:no|nunca|jamas) (?:quiero|quisiera|deseo|necesito|digo|pido|te pido|me gustaria|estoy pidiendo)(?: \w+){0,2} que(?: tu| nunca)?$/;
const A_SUBJECT = /\b(?:mi|su|la|ella|cuando|aunque) \w+$|\b(?:ella|quien|nadie)$/;
const DID_BEFORE =
  /\b(?:tuve|tuvimos|tenia|tuvo|olvide|logre|pude|aprendi|decidi|tengo|debo) (?:que |de |a )?$|\b(?:tuve que|aprendi a|olvide|decidi)$/;

/** A wish that is missed is worse than one that is asked about in vain. */
export const stopCalls: Phrases = {
  whole: whole(
    "(?:(?:quiero |quisiera |deseo |puedes |podrias |me gustaria )?(?:dame|deme|denme|darme|darnos|darse|me das|me doy|me quiero dar|me dan|como me doy|como puedo darme) de baja)(?: (?:de (?:esto|aqui|relevel|todo|la lista)|de (?:las|estas|tus|sus) llamadas|del servicio))?",
    "(?:no )?(?:me interesa|estoy interesad[oa])(?<=no (?:me interesa|estoy interesad[oa]))(?: (?:esto|nada|el servicio|esta llamada))?",
    "(?:ya )?(?:no|ni una|ninguna|basta de|basta con|nada de)(?: mas)? (?:las |tus |estas |tantas )?llamadas?(?: mas)?(?: nunca| jamas)?",
    "(?:para|basta|alto|stop|deten(?:te)?)(?: (?:para|basta|alto|stop|ya))*",
    "(?:ya )?no (?:llames?|llamen|marques?|marquen)(?: (?:mas|nunca mas|otra vez|de nuevo))*",
    "(?:quiero |quisiera |deseo |puedes |podrias )?(?:cancelar|cancela|cancelen|parar|terminar) (?:este servicio|el servicio|la suscripcion de llamadas|todo esto)",
    "(?:para|paren|basta|ya) con (?:las|tus|estas|tantas) llamadas|ya estuvo (?:bueno|bien) (?:de|con) (?:las |tus |tantas )?llamadas",
    "(?:ya )?no quiero (?:saber )?nada (?:mas )?(?:con|de) (?:ustedes|usted|ti|vosotros|vos)|(?:ya )?no quiero nada contigo",
    "(?:vete|larg(?:ate|uese)|vayase|pierdete|callate)(?: (?:a la mierda|al carajo|al diablo|de aqui))?",
    "(?:me )?(?:llamas|llaman|llama) demasiado",
  ),
  where: "any",
  within: [
    {
      pattern: new RegExp(
        `\\b(?:dej(?:a|e|en|ad|es)|par(?:a|e|en|ad|es)|basta|ces(?:a|e|en))(?: ya)? de ${TO_CALL}(?:me|nos)\\b`,
      ),
      tail: GOES_ON,
      denied: reportedOr(NOT_WISHED, A_SUBJECT),
    },
    {
      pattern: new RegExp(`\\b(?:dej(?:a|e|en|ad|es)|par(?:a|en|ad)|basta)(?: ya)? de ${TO_CALL}\\b`),
      tail: GOES_ON_BARE,
      denied: reportedOr(NOT_WISHED, A_SUBJECT),
    },
    {
      pattern: new RegExp(
        `\\b(?:pued(?:e|es|en)|podes|podri(?:a|as|an)|pod(?:eis|riais)|quieres|queres|debes|tienes que|tiene que|haz el favor de|haga el favor de|te importa|le importa(?:ria)?|hagan el favor de) (?:dejar de |parar de |no (?:volver a )?)${TO_CALL}(?:me|nos)\\b`,
      ),
      tail: GOES_ON,
      denied: reported,
    },
    {
      pattern: new RegExp(
        `\\b(?:no|nunca|jamas|ya no|ni) (?:me|nos) (?:${YOU_CALL}|est(?:es|en) ${ADDRESS}ando|(?:vuelv|volv)(?:as?|an|ais) a ${TO_CALL}|sig(?:as?|an) (?:${ADDRESS}ando|hablando)|andes (?:${ADDRESS}ando))\\b`,
      ),
      tail: GOES_ON,
      denied: reportedOr(
        /\b(?:espero|ojala|miedo|importa|raro|extrano|pena|triste)(?: \w+)? que$/,
        A_SUBJECT,
      ),
    },
    {
      pattern: new RegExp(
        `\\b(?:no|nunca|jamas) (?:(?:vuelv|volv)(?:as?|an|ais) a|sig(?:as?|an)) (?:${TO_CALL}|${ADDRESS}ando)(?:me|nos)?\\b`,
      ),
      tail: GOES_ON,
      denied: reported,
    },
    {
      pattern: new RegExp(
        `\\bno (?:quiero|deseo|quisiera|necesito|me gusta|pedi) que (?:tu |usted |ustedes |nadie )?(?:me|nos) (?:${YOU_CALL}|sig(?:as?|an) ${ADDRESS}ando|(?:vuelvas?|vuelvan) a ${TO_CALL}|est(?:es|en) ${ADDRESS}ando)\\b`,
      ),
      tail: GOES_ON,
      denied: reported,
    },
    {
      pattern: new RegExp(
        `\\b(?:preferiria|prefiero|me gustaria|querria|quisiera|quiero|te pido|le pido|os pido)(?: \\w+)? que (?:ya )?(?:no|nunca) (?:me|nos) (?:${YOU_CALL}|llam(?:aras?|aran|ases?|asen)|marcaras?|(?:volvieras?|vuelvas) a ${TO_CALL})\\b`,
      ),
      tail: GOES_ON,
      denied: reported,
    },
    {
      pattern:
        /\b(?:preferiria|me gustaria|querria|quisiera) que dejar(?:as?|an) de (?:llamar|marcar|molestar)(?:me|nos)\b/,
      tail: GOES_ON,
      denied: reported,
    },
    {
      pattern:
        /\bno (?:quiero|deseo|quisiera|necesito|acepto|he pedido|pedi|aguanto|soporto|me interesan)(?: (?:que haya|recibir|tener|seguir recibiendo|volver a recibir|estar recibiendo))?(?: (?:mas|estas|esas|tus|sus|las|ninguna|otras?|ya|tantas|de))* llamadas?\b/,
      tail: CALLS_TAIL,
      unless: /\bllamadas? (?:de|con) (?:trabajo|client\w+|vent\w+|mi \w+)\b/,
      denied: reported,
    },
    {
      pattern: /\b(?:no mas|basta de|ni una|ya no mas|nunca mas) (?:(?:mas|tus|estas|tantas) )?llamadas?\b/,
      tail: CALLS_TAIL,
      denied: reportedOr(/\b(?:hubo|tuve|habia|hay)$/),
    },
    {
      pattern:
        /\b(?:cancel(?:a|en|ar|as)|par(?:ar|en)|deten|deteng(?:a|an)|detener|termin(?:a|en|ar) (?:con )?|acab(?:a|ar) con|quit(?:a|en|ar)|desactiv(?:a|en|ar)|suspend(?:e|an|er)|elimin(?:a|en|ar)|apag(?:a|uen|ar)|cort(?:a|en|ar)|anul(?:a|en|ar)) ?(?:ya )?(?:todas )?(?:las|mis|tus|sus|estas|esas) llamadas\b/,
      tail: CALLS_TAIL,
      denied: reportedOr(NOT_WISHED, DID_BEFORE),
    },
    {
      pattern: starts(
        "(?:cancele|suspenda|elimine|para|pare|paren|anule|quite|desactive)(?: con)? (?:todas )?(?:las|mis|tus|sus|estas|esas) llamadas\\b",
      ),
      tail: words(", y ya por porfa gracias para"),
    },
    {
      pattern: /\b(?:dame|deme|denme|darme|dadme|darnos) de baja\b/,
      tail: words(", y por porfa ya gracias que"),
      denied: reportedOr(DID_BEFORE),
    },
    {
      pattern:
        /\b(?:quita|saca|borra|elimina|quite|saque|borre|elimine|quiten|saquen|borren|eliminen|quitar|sacar|borrar|eliminar)(?:me|nos)(?: ya)? de (?:(?:la|las|tu|tus|su|sus|esta|esa|el|vuestra) )?(?:listas?|base|sistema|agenda|registros?|contactos|llamadas)\b/,
      unless: /\blistas? (?:de espera|del?) (?:espera|curso|boda)\b/,
      denied: reportedOr(DID_BEFORE),
    },
    {
      pattern:
        /\b(?:borra|borren|elimina|eliminen|olvida|olvidate de|quita|quiten|bloquea|pierde|borrar|eliminar|quitar|bloquear) (?:ya )?(?:mi|este) (?:numero|telefono|celular|movil|contacto|cuenta|datos)\b/,
      denied: reportedOr(DID_BEFORE, A_SUBJECT),
    },
    {
      pattern: starts(
        "(?:borre|elimine|olvide|quite|bloquee) mi (?:numero|telefono|celular|movil|contacto|cuenta)\\b",
      ),
    },
    {
      pattern:
        /\b(?:deja(?:me|nos)|deje(?:me|nos)|dejen(?:me|nos)|dejadme|dejar(?:me|nos)|me (?:dejas|dejan|puedes dejar|podrias dejar)) (?:ya )?(?:en paz|tranquil[oa]s?|sol[oa]|de molestar|de llamar)\b/,
      tail: GOES_ON,
      denied: reportedOr(/(?:^|\s)no$/, /\b(?:quiso|quiere|queria|puede|podia)$/),
    },
    { pattern: /\b(?:retir(?:o|ar|e)|revoc(?:o|ar)|quito) (?:el|mi) consentimiento\b/, denied: reported },
    {
      pattern:
        /\b(?:hart[oa]|cansad[oa]|aburrid[oa]) de (?:tus|estas|sus|tantas|que (?:me|nos) (?:llames|llamen|llameis|llame|marques|marquen|molestes|molesten|molesteis)) ?(?:llamadas)?\b/,
      denied: reportedOr(/\b(?:esta|estaba|mama|papa)$/),
    },
    {
      pattern:
        /\bno (?:quiero|deseo) (?:volver a )?(?:hablar|saber)(?: nada)?(?: mas| nunca mas)? (?:contigo|con (?:usted|ustedes|vosotros|vos)|de (?:ti|usted|ustedes|vos))\b/,
      tail: words(", mas nunca y por ya jamas nunca"),
      denied: reported,
    },
    {
      pattern: /\bno (?:vuelvas?|vuelvan|volvais) a (?:llamar|marcar)\b/,
      tail: GOES_ON_BARE,
      denied: reported,
    },
  ],
};

export const stopReply: StopReplyRules = {
  keep: /\b(?:no importa|olvidalo|dejalo (?:asi|como)|sigue llamando|siga llamando|sigue(?:me)? llam\w+|continua|sigamos|me gustan (?:las|tus|estas) llamadas|(?:quiero|prefiero) (?:que sigas|seguir|que (?:me )?(?:llames|sigas llamando)|las llamadas|tus llamadas)|era broma|es broma|bromeaba|no quise decir|no queria decir|no es lo que (?:dije|queria)|no (?:pares|dejes)|cambie de (?:idea|opinion)|no (?:todas|del todo)|mejor no)\b/,
  forAWhile:
    /\b(?:hoy|esta (?:noche|tarde|semana|vez)|este (?:mes|fin de semana)|manana|por ahora|de momento|por el momento|hasta|los (?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)|fin(?:es)? de semana|tan (?:tarde|temprano|pronto)|(?:antes|despues) de \w+|semana que viene|un tiempo|unos dias)\b/,
  today: /\b(?:hoy|esta (?:noche|tarde)|por ahora)\b/,
  forGood: /\b(?:para siempre|definitivamente|nunca|jamas|del todo|por completo|todas|ninguna|en absoluto)\b/,
  noneAtAll:
    /\bno mas\b|\bya no mas\b|\bninguna(?: mas)?\b|\bnunca(?: mas| jamas)?\b|\bjamas\b|\bni una(?: (?:sola|mas))?\b|^(?:no )?(?:para siempre|definitivamente|del todo|por completo|ninguna|cero|en absoluto)$|\b(?:ya )?(?:te )?(?:lo )?(?:dije|he dicho)(?: que (?:si|no|pares))?$/,
  no: /^(?:(?:ah|oh|pues|bueno|ay) )*(?:no|nop|que va|claro que no|para nada|solo|solamente)\b/,
  yes: /^(?:(?:ah|oh|pues|bueno|por dios|joder|he dicho que|digo que|que) )*(?:si|claro|por supuesto|exacto|exactamente|correcto|desde luego|eso es|asi es|eso (?:quiero|dije|he dicho)|estoy (?:muy |completamente )?segur[oa]|hazlo|por favor|efectivamente|afirmativo|dale|me oiste|lo digo en serio|basta|para|segurisim[oa]|totalmente|seguro|segura)\b/,
  softYes:
    /^(?:vale|okay|bueno|bien|esta bien|de acuerdo|perfecto|listo|sale)(?: (?:por favor|si|gracias))*$/,
};
