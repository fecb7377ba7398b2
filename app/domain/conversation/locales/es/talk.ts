import { reported, reportedOr, whole, words } from "~/domain/conversation/locales/es/patterns";
import { type questions, RECEPTION } from "~/domain/conversation/locales/es/questions";
import type { Phrasebook } from "~/domain/conversation/locales/locale";

/** What steers the talk itself: the record, who calls, repeat, time, goodbye, yes and no. */

const WHO =
  "(?:(?:con )?quien (?:es|eres|sos|habla|hablo|llama|me llama|me habla|esta (?:hablando|llamando|ahi)|anda ahi)(?: usted| tu| ahi)?|con quien (?:hablo|tengo el gusto|estoy hablando)|(?:eres|es(?: usted)?|sos|hablo con|estoy hablando con|esto es)(?: \\w+)? (?:robot|maquina|bot|persona(?: real| de verdad)?|human[oa]|ia|inteligencia artificial|grabacion|contestadora?|estafa|computadora|ordenador)|de (?:donde|que (?:empresa|compania|parte)) (?:me )?(?:llamas?|llaman|es|eres|habla\\w*)|de parte de quien|(?:cual es tu|cual es su|como es tu|como es su) nombre|como (?:te llamas|se llama)(?: usted)?)";
const WHY =
  "(?:(?:por que|para que|a que se debe que|porque) (?:me |nos )?(?:llamas?|llaman|marcas?|estas llamando|esta llamando)(?: tu| usted)?|de que se trata(?: esto| la llamada)?|(?:cual es )?el motivo de (?:la|su|tu) llamada|(?:a|de) que (?:viene|se debe)(?: esto| la llamada| su llamada)?|(?:que|para que) (?:quieres|quiere|queres|desea|necesitas?|se le ofrece|es esto)(?: de mi)?|que es esto)";
const whoIsCalling: Phrasebook["whoIsCalling"] = {
  where: "any",
  whole: whole(
    `(?:(?:me )?(?:puedes?|podrias?|podes) (?:decirme |decir |saber )?|puedo (?:saber|preguntar) |se puede saber |dime |digame )?(?:${WHO}|${WHY})(?: (?:y |o )?(?:${WHO}|${WHY}))?(?: (?:otra vez|de nuevo|ahi|perdon))?`,
  ),
  within: [
    {
      pattern:
        /\b(?:diga|di|indique|grabe|deje|digame|dime|proporcione) (?:(?:por favor|ahora) )?(?:su|tu|el) (?:nombre|motivo|asunto)\b|\b(?:motivo|razon|asunto) de (?:su|tu|la) llamada\b|\b(?:puede|podria|puedes) (?:decirme |indicarme |darme )(?:su nombre|quien (?:es|llama|habla)|de parte de quien|el motivo)\b/,
      denied: reported,
    },
    {
      pattern: /\b(?:pulse|presione|oprima|marque|teclee) (?:el |la tecla )?(?:\d|uno|cero|cinco|la tecla)\b/,
      denied: reported,
    },
    ...RECEPTION.map((pattern) => ({ pattern })),
    { pattern: /\bla persona a la que (?:llama|esta llamando)\b.*\b(?:filtr|servicio|asistente)/ },
  ],
};

const AGAIN =
  "(?: (?:otra vez|de nuevo|una vez mas|mas (?:despacio|lento|alto|fuerte)|la (?:ultima )?(?:pregunta|parte)|lo (?:ultimo|que (?:dijiste|dijo))|eso|esa parte))*";
const repeat: Phrasebook["repeat"] = {
  where: "every",
  whole: whole(
    `(?:(?:me |nos )?(?:lo |la )?(?:(?:puedes?|podrias?|podes|quieres) )?)?(?:repet(?:ir|i|is)|repit(?:e|a|es))(?:me|lo|melo|la|mela)?${AGAIN}`,
    `(?:(?:me |nos )?(?:lo )?(?:puedes?|podrias?|podes) )?(?:decir|dime|digame|dilo|digalo|di|diga|dices|dice)(?:me|lo|melo|la)?(?: eso| lo| la pregunta)? (?:otra vez|de nuevo|una vez mas|nuevamente)`,
    `(?:(?:me |nos )?(?:lo )?(?:puedes?|podrias?) )?(?:volver a |vuelve a |vuelva a )(?:decir|repetir|preguntar)(?:me|lo|melo)?${AGAIN}`,
    "no (?:te |le |lo |la |se )?(?:(?:he )?(?:oi|oido|escuche|escuchado|entendi|entendido|oigo|escucho|entiendo|pille|cache|capte))(?: (?:bien|nada|muy bien|eso|lo que dijiste|lo que dijo|la pregunta|lo ultimo|que dijiste))*",
    "(?:como|que|mande|perdon|eh|cual|que que|como que|como dices|como dice|que dijiste|que dijo|que has dicho|que decias|que preguntaste|cual era la pregunta|cual es la pregunta|que era|que fue)(?: (?:como|que|dijiste|dijo|perdon|era|la pregunta|has dicho|dices))*",
    "(?:otra vez|una vez mas|de nuevo)",
    "(?:(?:me )?(?:puedes|puede|podrias|podria) )?(?:(?:hablar|habla|hable|decirlo|dilo|ir|repetir(?:lo)?|repite) )?(?:un poco )?mas (?:despacio|lento|alto|fuerte|claro)",
    "(?:(?:me )?(?:puedes|puede|podrias|podria) )?(?:repetir|repite|repetirme|repiteme|decir|decirme) (?:el|la) (?:codigo|numero|(?:primer|segundo|tercer|cuarto|quinto|sexto|ultimo|primero|tercero) (?:digito|numero)|(?:primera|segunda|tercera|ultima) cifra)(?: (?:otra vez|de nuevo))?",
    "(?:se (?:corto|corta|entrecorta|escucha mal|oye mal)|te (?:cortas|cortaste|escucho mal|oigo mal))(?: (?:la llamada|la linea|un poco|la voz))*",
  ).filter((pattern) => pattern.source !== ""),
};

const MINUTES =
  "(?:(?:un|una|uno|1|dos|2|tres|3|cinco|5|diez|10|quince|15|treinta|30|sesenta|60|un par de|unos|unos pocos|medio|pocos) (?:minut(?:it)?os?|moment(?:it)?os?|segund(?:it)?os?|ratito|rato|min))";
const BARELY =
  "(?:(?:hoy|ahora|ahorita|solo|solamente|nada mas|no mas|nomas|unicamente|apenas|literalmente|como mucho|maximo|unos|como|de verdad|realmente) )*";
const SHORT_TAIL = words(
  ", nada nomas no maximo para antes porque que pues y pero ahora hoy ahorita como por vale okay asi literalmente perdon gracias libre libres contigo hasta solo eh tope a asi entonces lo ya si",
);
const TO_OTHER_ENDS =
  /\b(?:minut\w+|tiempo|segundos|momento|rato) (?:para|de|que) (?!hablar|habla|charlar|conversar|platicar|esto|esta llamada|la llamada|ti|usted|vos|atender|me|tengo|salgo|entro|voy|estoy|llego|ya|sale|empiez|viene|pas|se )/;
const IN_A_RUSH = "(?:prisas?|apuros?|carreras?|afan)";
const BRIEF =
  "(?:(?:mas |muy |lo mas |super )?(?:rapid(?:it)?[oa]s?|breves?|cort(?:it)?[oa]s?|expres|al grano|brevement\\w*|rapidamente|deprisa|de prisa|posible))";

const shortOnTime: Phrasebook["shortOnTime"] = {
  where: "any",
  whole: whole(
    `(?:por favor )?(?:(?:que |si )?(?:sea|seas|sean|sera|puede ser|se|sed|seamos|vamos|vayamos|ve|vaya|hazl[oa]|hagal[oa]|hagamosl[oa]|haz que sea|ir|hacerl[oa]|ser|lo hacemos|la hacemos)(?: algo| un poco)? )?${BRIEF}(?: ${BRIEF}| posible)*(?: (?:que (?:tengo|no|me|estoy|voy|salgo).*|hoy))?`,
    `(?:podemos|podriamos|puedes|podrias|podes|puede|podria|puede ser|podria ser|te importa) (?:hacer(?:l[oa]| esto)?|ir|ser|ir a|que sea)? ?${BRIEF}(?: (?:hoy|que (?:tengo|no|me|estoy|voy|salgo).*))*`,
    `(?:(?:hoy|dame|quiero|prefiero|hagamos|hazme|podemos hacer|puede ser|mejor|que sea|solo) )*(?:la|una) (?:version|llamada|charla) (?:mas )?(?:corta|cortita|breve|rapida|rapidita|reducida)(?: hoy)?`,
    `(?:solo |como )?${MINUTES} (?:maximo|como mucho|a lo mucho|nada mas|nomas|no mas|tope|y ya|y me voy)`,
    `(?:solo|nada mas|nomas|solamente|tan solo) ${MINUTES}(?: (?:hoy|tengo|que .*))?`,
    "(?:date|dese|dense|daos) prisa|apura(?:te)?|apurese|apurate|apurale|rapido rapido|al grano",
  ),
  within: [
    {
      pattern: new RegExp(`\\b(?:tengo|dispongo de|cuento con|me quedan?|te doy) ${BARELY}${MINUTES}\\b`),
      tail: SHORT_TAIL,
      unless: TO_OTHER_ENDS,
      denied: reportedOr(/\b(?:no|ayer|cuando)$/),
    },
    {
      pattern:
        /\b(?:tengo|hay|ando con|dispongo de) (?:muy |tan |re )?poco tiempo\b|\bno (?:tengo|dispongo de|me queda)(?: \w+)? (?:mucho |tanto |casi |demasiado )?tiempo\b|\btengo el tiempo (?:muy )?(?:justo|contado|limitado|encima)\b/,
      unless: TO_OTHER_ENDS,
      tail: words(
        ", hoy ahora ahorita para porque que pues y pero asi esta por perdon lo te ya gracias vale hasta antes",
      ),
      denied: reportedOr(/\b(?:cuando|si|porque|como|siempre)$/),
    },
    {
      pattern: new RegExp(
        `\\b(?:tengo|llevo|voy con|ando con|estoy con|ando de|voy de|estoy de|ando a las|ando a|vengo con) (?:\\w+ (?:de )?)?${IN_A_RUSH}\\b`,
      ),
      unless: /\bprisa (?:por|en|para) (?!hablar|salir|irme|ir)\w+(?:ar|er|ir)\b/,
      denied: reportedOr(/(?:^|\s)(?:no|nunca|cuando|si|siempre|casi nunca)$/),
    },
    {
      pattern:
        /\b(?:estoy|ando|voy|vengo) (?:muy |un poco |algo |medio |super |re |tan |bastante )?(?:(?:apurad[oa]|apuradit[oa]|acelerad[oa])\b|(?:apretad[oa]|just[oa]|cort[oa]|mal|escas[oa]|ajustad[oa]|limitad[oa]) (?:de|con el) (?:tiempo|hora)\b)/,
      denied: reportedOr(/(?:^|\s)(?:no|cuando|si|siempre)$/),
    },
    {
      pattern: new RegExp(
        `\\b(?:(?:me )?(?:tengo|tendre) que (?:ir(?:me)?|salir|colgar|cortar|entrar|dejarte)|me voy|salgo|me marcho|me bajo|entro(?: a \\w+)?)(?: ya)? (?:en|dentro de) ${MINUTES}\\b`,
      ),
      denied: reported,
    },
    {
      pattern:
        /\bno (?:puedo|voy a poder|me puedo|podre) (?:hablar|quedarme|quedar|estar|extenderme|charlar|platicar|alargarme)(?: \w+)? (?:mucho|largo|demasiado|tanto|por mucho)\b/,
      tail: words(", rato tiempo hoy ahora porque que y pero por contigo mas asi estoy"),
      denied: reported,
    },
  ],
};

const BYE =
  "(?:adios|chao|chau|bye|bai|hasta (?:luego|manana|pronto|la proxima|otra|despues|el \\w+|entonces)|nos vemos(?: luego| manana| pronto| el \\w+)?|(?:nos )?hablamos(?: luego| manana| pronto| otro dia| el \\w+)?|buenas noches|que (?:descanses|estes bien|te vaya bien|tengas (?:un )?buen(?:as?)? \\w+|pases (?:un )?buen(?:as?)? \\w+)|cuidate|un (?:abrazo|saludo|beso)|saludos|agur|ciao)";
const BYE_NOW =
  "(?: (?:ya|ahora|ahorita|perdon|lo siento|gracias|adios|chao|hasta \\w+|que .*|porque .*|pero .*|hay .*|viene .*|llego .*|tengo (?!mas).*|estan? .*|(?:toca|llama)n? .*|alguien .*|a (?:trabajar|dormir|cenar|comer|clase|casa|la cama|descansar|acostarme|(?:recoger|buscar|llevar|preparar|hacer la cena).*)|al (?:trabajo|cole|colegio|cine|medico|bano)))*";
const goodbye: Phrasebook["goodbye"] = {
  where: "last",
  whole: [
    ...whole(
      `${BYE}(?: (?:y )?${BYE})*(?: \\w+){0,2}`,
      `(?:(?:me (?:tengo que|tendre que|toca|he de) |(?:tengo que|debo|necesito|toca|tendre que|he de) )(?:irme|colgar|cortar(?: ya)?|dejarte|marcharme|marchar|despedirme|despedir)|me (?:tengo que|tendre que|toca) ir|(?:tengo que|tendre que|toca) (?:ir|salir)(?! a correr))${BYE_NOW}`,
      `(?:me voy|te dejo|los dejo|cuelgo|voy a colgar|me despido|me marcho)${BYE_NOW}`,
      "(?:podemos |podriamos |quiero |mejor |vamos a )?(?:terminar|terminamos|terminemos|acabar|acabamos|acabemos|parar|paramos|paremos|cortar|cortamos|colgar|dejarlo|lo dejamos|dejemoslo|dejamoslo|finalizar|cerramos)(?: (?:aqui|ahi|ya|la llamada|por hoy|esto|por ahora|la conversacion))*",
      "(?:puedes? |podrias? )?(?:cuelga|colgar|corta|cortar|termina|terminar|finaliza|finalizar) (?:la llamada|ya|por favor|esto)",
      "(?:eso|esto|con eso)?(?: )?(?:es|seria|fue|era|ya es) todo(?: (?:por (?:hoy|ahora|mi parte)|lo que (?:tengo|tenia)))*",
      "(?:nada mas|ya esta|listo)(?: por (?:hoy|ahora))?(?<=por (?:hoy|ahora)|nada mas|ya esta)",
      "(?:ahora|ahorita|en este momento|justo ahora) no(?: (?:puedo|es (?:un )?buen momento|me viene bien))?(?: (?:hablar|atenderte|atender))?(?: (?:porque|que|estoy) .*)?",
      "no (?:es|me pillas en|me agarras en) (?:un )?buen momento(?: .{0,40})?|(?:es )?(?:un )?mal momento(?: .{0,40})?|me (?:pillas|agarras|coges|encuentras) (?:en )?(?:mal|un mal momento|ocupad[oa])(?: .{0,40})?",
      "no (?:puedo|quiero|me apetece|tengo ganas de) (?:hablar|charlar|platicar|conversar|atenderte)(?: (?:ahora|ahorita|contigo|en este momento|hoy|mucho ahora|porque .*|que .*|estoy .*))*",
      "estoy (?:muy |un poco |bastante |algo )?(?:ocupad[oa]|manejando|conduciendo|trabajando|comiendo|cenando|cocinando|en (?:una |la |el |mi )?(?:reunion|junta|clase|trabajo|cama|cine|medio de algo)|liad[oa])(?: (?:ahora|ahorita|en este momento|ahora mismo|perdon))*",
    ),
    new RegExp(`(?:^|[^\\p{L}])${BYE}$`, "u"),
  ].filter((pattern) => pattern.source !== `(?:^|[^\\p{L}])${BYE}$`),
  within: [
    {
      pattern: new RegExp(`(?:^| )${BYE}(?: ${BYE})*(?: (?:ya|gracias|relevel))*$`),
      denied: (before) =>
        reported(before) ||
        /\b(?:el|la|un|una|mi|su|al|del|con|de|se|nos|les|le|a|toque|cante|aprendi|practique|titulada|y|que|ensaye|leimos|lei|saludando|diciendo)$/.test(
          before,
        ),
    },
  ],
};

const YES =
  "(?:si|claro(?: que si)?|por supuesto|desde luego|dale|vale|okay|de acuerdo|correcto|exacto|exactamente|eso es|asi es|cierto|es cierto|efectivamente|afirmativo|sip|sep|aja|obvio|perfecto|bueno|esta bien|muy bien|bien|genial|hecho|hazlo|adelante|seguro|segura|estoy segur[oa]|por favor|creo que si|supongo que si|yo si|simon|ya|va|sale|listo|eso|eso quiero|lo estoy|si lo hice|lo hice)";
const confirm: Phrasebook["confirm"] = {
  where: "utterance",
  whole: [
    new RegExp(
      `^(?:(?:ah|oh|pues|bueno|y|hola|uy|que) )*${YES}(?: (?:que )?${YES}| (?:gracias|muchas gracias|relevel|senor|senora))*$`,
    ),
  ],
};

const NO_WORD =
  "(?:no|nop|nel|que va|para nada|en absoluto|nada|ninguno|ninguna|nadie|nunca|tampoco|no mucho|no tanto|casi nada|hoy no|hoy nada|ahora no|todavia no|aun no|la verdad (?:es )?que no|creo que no|me parece que no|pues no|claro que no|solo hoy|solo por hoy|(?:no|nada) (?:en )?(?:especial|particular|concreto|nuevo)|no (?:he )?(?:practique|practicado|hice|hecho|toque|tocado|aprendi|aprendido|pude|podido|tuve tiempo|estudie|estudiado)(?: (?:nada|mucho|hoy|nada hoy))*|no hubo nada|no se me ocurre nada|dejalo|olvidalo|no importa|da igual|mejor no)";
const decline: Phrasebook["decline"] = {
  where: "utterance",
  whole: [
    new RegExp(
      `^(?:(?:ah|oh|uy|pues|bueno|mira|hola|la verdad|lo siento|perdon|ay) )*${NO_WORD}(?: (?:${NO_WORD}|hoy|gracias|muchas gracias|la verdad|en especial|en particular|dificil|nuevo|de nada|por hoy|por ahora|lo siento|relevel|que yo recuerde|que recuerde|esta vez|de momento|fue dificil|me costo))*$`,
    ),
  ],
};

const unclear: Phrasebook["unclear"] = {
  where: "any",
  whole: [
    ...whole(
      "(?:(?:no (?:lo )?(?:se|recuerdo|me acuerdo|sabria (?:decir(?:te)?|que decir(?:te)?))|ni idea|no tengo (?:ni )?idea|no estoy segur[oa]|ni la menor idea|quien sabe|vaya usted a saber|buena pregunta|es dificil (?:de )?decir(?:lo)?|dejame (?:pensar|ver|pensarlo)|a ver|espera(?:te|me)?|espere|un (?:momento|segundo|momentito|segundito|minuto)|aguanta|aguarda|hola|alo|bueno|pues|y|pero|este|el|la|un|mas o menos|depende|lo que sea|como asi|que quieres decir|no (?:cuelgue|cuelgues)|permanezca en linea|espere en linea|no sabe no contesta)(?: (?:la verdad|muy bien|bien|ahora|ahora mismo|todavia|ahorita|que decir(?:te)?|que lo (?:pienso|piense)|lo pienso|dejame pensar|espera|por favor|perdon|exactamente|no se|hola|pensar))*)",
    ),
    /^(?:hola|alo|bueno|diga|digame|buenas(?: tardes| noches)?|buenos dias|pues|si no|no si|relevel)(?: (?:hola|alo|relevel|diga))*$/,
  ],
};

const takeBack: Phrasebook["takeBack"] = {
  where: "any",
  whole: whole(
    "(?:no|espera|mejor no|dejalo|dejalo asi|dejalo como (?:esta|estaba)|olvidalo|olvida eso|no importa|da igual|cancela(?:lo)?(?: eso)?|cancelalo|era broma|es broma|me equivoque|asi no|no asi no|eso no|nada dejalo|cambie de (?:idea|opinion)|he cambiado de (?:idea|opinion)|no hace falta|retiro lo dicho|como estaba|como siempre)(?: (?:no|mejor no|dejalo(?: asi| como estaba)?|olvidalo|eso|da igual|no importa|no hace falta))*",
  ),
};

export const talk: Omit<
  Phrasebook,
  "crisis" | "wrongNumber" | "stopCalls" | "offRecord" | "onRecord" | keyof typeof questions
> = {
  whoIsCalling,
  repeat,
  shortOnTime,
  goodbye,
  confirm,
  decline,
  unclear,
  takeBack,
};
