import type { FeelingRules } from "~/domain/progress/reading/rule-types";

const at = (pattern: string) => new RegExp(`(?<![^ ])${pattern}(?![^ ])`);
const SO =
  "(?:muy|tan|bastante|super|un poco|mas|menos|mucho|fatal|realmente|algo|demasiado|todavia|aun|siempre|la verdad|de verdad|bien|re|mega)";
const EMOTION =
  "(?:nervios[oa]|ansios[oa]|enfadad[oa]|enojad[oa]|triste|estresad[oa]|tens[oa]|irritable|irritad[oa]|frustrad[oa]|asustad[oa]|culpable|celos[oa]|agobiad[oa]|abrumad[oa]|sol[oa]|impaciente|insegur[oa]|a la defensiva|avergonzad[oa]|tranquil[oa]|feliz|relajad[oa]|inquiet[oa]|de mal humor|de buen humor|de malas|mal|preocupad[oa]|furios[oa]|rabios[oa]|roj[oa]|como una moto|timid[oa]|pequen[oa]|content[oa]|melancolic[oa]|desanimad[oa]|bloquead[oa]|rar[oa]|fatal)";
const FEEL = `(?:me (?:pongo|siento|vuelvo|quedo|noto|entra|entran|da|dan|agobio|bloqueo|enfado|enojo|estreso|altero|irrito|frustro|deprimo|angustio|paralizo|asusto|tenso|hundo|invade|pone|ponen|hace sentir|hacen sentir|vengo abajo|preocupo|avergüenzo|averguenzo|cierro|acelero|alegro|calmo|relajo)(?: (?:${SO} )*(?:${EMOTION}|ansiedad|miedo|panico|rabia|tristeza|vergüenza|verguenza|culpa|angustia|pena|nervios|los nervios|ganas de llorar|paz|calma|bajon))?|siento (?:mucha? |un poco de )?(?:ansiedad|miedo|rabia|tristeza|verguenza|culpa|angustia|envidia|paz|calma)|acabo (?:llorando|gritando|de mal humor)|pierdo (?:la paciencia|los nervios)|lloro|exploto|grito|me (?:callo|aislo|encierro|escondo|muerdo|hago pequen[oa]|quedo callad[oa]|pongo a llorar))`;
const PAST = at(
  "(?:hoy|ayer|anoche|esta (?:manana|tarde|noche)|la semana pasada|me puse|me senti|me dio|me llamo|estuve|manana|voy a|de (?:nino|nina|pequeno|pequena)|cuando era)",
);

export const feelings: FeelingRules = {
  win: [
    {
      pattern: at(
        "(?:por fin|al fin|finalmente) (?:he |me |lo |la |ya |hoy |pude |consegui |logre )*(?:consegui|logre|pude|toque|termine|acabe|hice|salio|sale|salieron|entendi|aprobe|gane|complete|corri|nade|lei|escribi|hable|mande|envie|conseguido|logrado|podido|terminado|acabado|hecho|salido|entendido|aprobado|cante|llegue|supere|encontre|dormi|dije|sono|suena|me atrevi|atrevido|atrevi|fui|empece|puedo)",
      ),
      unless: at("(?:por fin (?:llegue|he llegado) a casa|por fin (?:me )?dormi)"),
    },
    {
      pattern: at(
        "(?:consegui|logre|he conseguido|he logrado|pude|aprobe|he aprobado|gane|he ganado|supere|he superado|bati mi|me atrevi a|me he atrevido a|termine (?:el|la|los|las|mi|todo|de)|he terminado (?:el|la|los|las|mi|todo|de)|complete (?:el|la|mi|todo)|he completado|he mejorado|mejore|estoy mejorando|he avanzado|avance (?:mucho|bastante)|me dieron el (?:trabajo|puesto|papel)|me han dado el (?:trabajo|puesto|papel)|me ascendieron|me han ascendido|me contrataron|me han contratado|me aceptaron|me han (?:aceptado|cogido)|saque (?:un|una|buena)|he sacado (?:un|una|buena))",
      ),
      unless: at(
        "(?:(?:pude|consegui|logre) (?:perder|romper|dormir nada)|termine (?:de (?:comer|cenar|trabajar)|el (?:turno|trabajo|dia)|cansad[oa]|agotad[oa]|llorando)|no pude|gane peso|termine tarde)",
      ),
    },
    {
      pattern: at(
        `(?:(?:me|nos|todo|se me) )?(?:ha salido|salio|sali|salieron|han salido|sale|fue|ha ido|ha quedado|quedo|estuvo|sono|suena|funciono|ha funcionado) (?:todo |casi |${SO} )*(?:bien|genial|perfect[oa]|mejor|estupend[oa]|estupendamente|de maravilla|redond[oa]|fluid[oa]|increible|fenomenal|limpi[oa]|de primera|a la primera)`,
      ),
      unless: at("(?:salieron bien de|que (?:te )?vaya bien|sali bien de la operacion)"),
    },
    {
      pattern: at(
        "(?:me salio|me ha salido|me salieron|me sale)(?: (?:la|el|las|los|por|entera?|sin|de|a|todo|toda|casi))",
      ),
      unless: at("(?:me salio (?:mal|fatal|un grano|una)|no me sal\\w+|me sale (?:mal|fatal))"),
    },
    {
      pattern: at(
        "(?:estoy|me siento|quede|me quede|estaba|me senti) (?:muy |tan |super |bastante |la verdad |realmente |de lo mas )*(?:orgullos[oa]|content[oa] (?:con|de|porque)|feliz (?:con|de|porque)|satisfech[oa]|emocionad[oa] porque)",
      ),
    },
    {
      pattern: at(
        "(?:primera vez) (?:que )?.*(?:sin|toque|pude|consegui|logre|hable|corri|sale|salio|hice|entendi)|(?:toque|pude|consegui|logre|hable|corri|salio|hice|entendi|nade|cante|lei)(?![^ ]).* por primera vez",
      ),
    },
    {
      pattern: at(
        "(?:la |el |lo |toda |entera |entero )*(?:toque|cante|hable|lei|corri|nade|hice|recite|baile|he tocado|he cantado|he hablado|he corrido)(?![^ ]).* sin (?:parar|pararme|fallar|fallos|errores|ningun (?:error|fallo)|equivocarme|mirar|ayuda|trabarme|pausas|detenerme|caerme|leer|andar)",
      ),
    },
    {
      pattern: at(
        "(?:me (?:dijo|ha dicho|dijeron|han dicho|comento|felicito|ha felicitado|felicitaron|han felicitado)) (?:que )?.*(?:mejor\\w*|bien|progres\\w*|avanz\\w*|genial|guapo|bonit[oa]|le gust\\w+|les gust\\w+|encant\\w+)|me (?:felicito|ha felicitado|felicitaron|han felicitado)(?: .*)?",
      ),
      unless: at("(?:no (?:esta|estaba|iba|suena) bien|podria|deberia|que te vaya)"),
    },
    {
      pattern: at(
        "(?:mi mejor (?:marca|tiempo|nota|dia)|record personal|mi record|todo un logro|un logro|un exito|una victoria|di con la clave|mereci[oa] la pena|valio la pena|les (?:ha )?(?:encanto|encantado|gustado|gusto)|le (?:ha )?(?:encanto|encantado|gustado|gusto) (?:mucho|mi|lo que|como|la|el))",
      ),
    },
    {
      pattern: at(
        "(?:por una vez|ni un(?:a)? sol[oa] (?:fallo|error|nota|equivocacion)|ni un fallo|sin (?:un solo|ningun) (?:fallo|error)|me sorprendi a mi|(?:dias|semanas|veces|sesiones) seguid[oa]s|me (?:dijeron|han dicho|dijo|ha dicho) que si|ya me (?:se|aprendi) (?:tod[oa]|la|el|las|los)|llegue (?:hasta )?(?:el final|al final|la cima|a la cima)|he llegado (?:hasta )?(?:el final|al final))",
      ),
      unless: at("(?:sin dormir|mal|fatal|perdi|llov\\w+|enferm[oa])"),
    },
    {
      pattern: at(
        `(?:sono|suena|quedo|ha quedado|han quedado|quedaron|salio|ha salido|salieron) (?:${SO} )*(?:precios[oa]s?|bonit[oa]s?|hermos[oa]s?|bell[oa]s?|delicios[oa]s?|ric[oa]s?|buenisim[oa]s?|bordad[oa]|como nuev[oa]|increibles?|maravillos[oa]s?)`,
      ),
    },
    {
      pattern: at(
        "cada vez (?:voy |me sale |suena |lo hago |toco |corro |hablo )(?:mas (?:rapido|fluid[oa]|suelt[oa]|limpi[oa]|segur[oa]|facil)|mejor)",
      ),
    },
    {
      pattern: at(
        "(?:mi mejor (?:carrera|sesion|actuacion|partida|pan|tarta)|(?:estoy|quede) (?:content|orgullos)isim[oa])",
      ),
    },
    {
      pattern: at(
        "(?:el|la|los|las|mi|mis) \\w+ (?:subio|subieron|aguanto|florecio|funciono|agarro|cuajo)(?: (?:esta vez|por fin|al fin|de verdad|hoy))?$",
      ),
    },
  ],
  stuck: [
    {
      pattern: at(
        "(?:siempre (?:fallo|me equivoco|me pierdo|me trabo|se me olvida|tropiezo|acabo)|los dedos (?:no me|se me)|me (?:aburro|canso|rindo)|perdi (?:la paciencia|el ritmo|el hilo|la concentracion|las ganas)|(?:va|van|es|son|iba|iban) demasiado (?:rapid[oa]s?|deprisa|alt[oa]s?|grandes?|dificil(?:es)?)|(?:tuve|tengo|me dieron|me dan) ganas de (?:dejarlo|tirarlo|llorar|rendirme|abandonar)|por mas que (?:lo )?(?:intento|intente|practico|repito)|no (?:agarra|suena|sube|cuaja|arranca|hay manera)|se me (?:rompio|rompieron|cayo|cayeron|caian|quemo|partio|hundio))",
      ),
      unless: at("(?:no me (?:aburro|canso|rindo)|hasta que por fin)"),
    },
    {
      pattern: at(
        "(?:me (?:sigue |esta |siguen |ha |han )?(?:costando|costado|cuesta|cuestan|costo|costaron|costaba)|me cuesta)",
      ),
      unless: at(
        "(?:no me (?:cuesta|costo|ha costado)|me costo (?:\\d+|veinte|diez|poco)(?: (?:euros|pesos|dolares))?$|me cuesta (?:\\d+) (?:euros|pesos))",
      ),
    },
    {
      pattern: at(
        "(?:no (?:consigo|logro|puedo|pude|logre|consegui|he conseguido|he logrado|he podido|soy capaz de|me acaba de|termino de|acabo de|hay manera de|hay forma de|se me da bien)) (?:\\w+)",
      ),
      unless: at(
        "(?:no puedo (?:hablar|quejarme|ahora|mas ahora|atender\\w*|esperar|creer\\w*|manana|hoy|el (?:lunes|martes|viernes))|no pude (?:practicar|hoy|ir|venir|quedar|hacer nada)|no he podido (?:practicar|hacer nada|hoy|ir))",
      ),
    },
    {
      pattern: at(
        "(?:me (?:atasque|atasco|he atascado|trabe|trabo|he trabado|bloquee|he bloqueado|quede (?:atascad[oa]|en blanco|bloquead[oa])|quedo (?:en blanco|bloquead[oa])|lie|lio|pierdo|perdi|equivoco|equivoque|confundo|desespero|desespere|frustro|frustre|agobie|distraigo|distraje|canse|rendi|falla|falta (?:tiempo|ritmo|constancia|aire|fuerza|confianza)|resiste|duele|duelen|dolia|despisto|desconcentro|acelero|olvido de|canso|tropiezo)|se me (?:resiste|resisten|atraganta|olvida|olvidan|escapa|va|traba|cansa|duerme|hace (?:dificil|cuesta arriba|muy dificil)|dan? (?:fatal|mal|muy mal)|da fatal)|estoy (?:atascad[oa]|estancad[oa]|bloquead[oa])|sigo (?:atascad[oa]|estancad[oa]|sin (?:entender|poder|conseguir|saber)))",
      ),
      unless: at(
        "(?:me (?:canse|pierdo) de (?:esperar|verla)|me duele la (?:cabeza|muela)$|se me va a hacer tarde|no me (?:pierdo|equivoque|canse))",
      ),
    },
    {
      pattern: at(
        `(?:es|fue|era|esta|ha sido|resulta|resulto|sigue siendo|parece|parecio|me (?:parece|parecio|resulta|resulto)|se hace|se me hace|son|fueron|lo veo|lo) (?:${SO} )*(?:dificil|dificiles|complicad[oa]s?|dur[oa]s?|imposible|frustrante|frustrantes|un (?:lio|desastre|caos|infierno)|agotador|agotadora|una pesadilla|un suplicio|lio|peor)`,
      ),
      unless: at(
        "(?:no (?:es|fue|era|ha sido|me parecio|resulto|estuvo) (?:\\w+ ){0,2}(?:dificil|complicad[oa]|dur[oa])|nada (?:fue |es |me parecio )?dificil|(?:menos|poco) dificil)",
      ),
    },
    {
      pattern: at(
        "(?:el|mi|lo|la|un) (?:unico |mayor |gran |verdadero )?(?:problema|obstaculo|dificultad|reto|mas dificil|dificil|peor|mas duro|que peor llevo|que mas me cuesta|malo)(?: (?:es|fue|era|ha sido|sigue|siguen|son|esta|de|con|,)| que)?(?= )",
      ),
      unless: at("(?:no (?:hay|hubo|es|fue) (?:\\w+ )?problema|sin problema|ningun problema)"),
    },
    {
      pattern: at(
        "(?:tengo|tuve|he tenido|sigo teniendo|con) (?:mucho |muchos |bastantes |algunos |un |problemas de |muchas )*(?:problemas|dificultades|lio|dificultad) (?:con|para|al|en|de)|me (?:da|dio|dan|ha dado) (?:mucho |mucha |un poco de )?(?:miedo|panico|vergüenza|verguenza|pereza|rabia)(?: (?:que|de|no|el|la|los|hablar|\\w+r|tocar|equivocarme))|me (?:preocupa|preocupan|agobia|agobian|frustra|desespera|angustia|asusta)|estoy (?:muy |bastante |un poco |tan )?(?:preocupad[oa]|agobiad[oa]|frustrad[oa]|desmotivad[oa]|desanimad[oa]|saturad[oa]|quemad[oa]|bloquead[oa])|tengo miedo (?:de|a)",
      ),
      unless: at("(?:no me (?:preocupa|da|frustra|agobia|asusta)|no tengo (?:miedo|problemas))"),
    },
    {
      pattern: at(
        "(?:me|no me|se me|nos|todo) ?(?:sale|salio|salen|salieron|ha salido|sali|fue|ha ido|va|suena|sono) (?:muy |bastante |un poco |tan |todo |todavia |aun )*(?:mal|fatal|horrible|regular|sucio|feo|como el culo|desafinad[oa]|peor)|no me (?:sale|salio|salen|salieron|ha salido|sali|entra|entran|suena|aclaro|concentro|concentre|acuerdo de (?:las|los|la|el)|queda claro)(?: |$)?",
      ),
    },
    {
      pattern: at(
        "(?:no (?:entiendo|entendi|se como|tengo (?:tiempo (?:para|de|ni)|constancia|disciplina|paciencia|energia|motivacion|fuerzas?|ganas de)))",
      ),
      unless: at(
        "(?:no entiendo (?:por que me llamas|que quieres|la pregunta)|no (?:te|os|le) entiendo|no se como (?:agradecer|explicar))",
      ),
    },
    {
      pattern: at(
        "(?:me rendi|tire la toalla|fallo (?:mucho|siempre|en)|falle|lo deje a medias|lo dejo para|procrastin\\w+|lo voy dejando|la mano (?:izquierda |derecha )?se me (?:cansa|duerme|agarrota|tensa)|se me cansan? (?:la|los|las|el)|se me (?:agarrota|agarrotan|tensan?|cierra))",
      ),
    },
  ],
  feeling: [
    {
      pattern: at(
        `(?:siempre|cada vez que|siempre que|suelo|tiendo a|normalmente|a menudo|en cuanto|todos los (?:domingos|lunes|dias))(?: \\w+| ,){0,12} ${FEEL}`,
      ),
      unless: PAST,
    },
    {
      pattern: at(
        `${FEEL}(?: \\w+| ,){0,4} (?:cada vez que|siempre que|siempre|en cuanto|cuando (?:me|mi|mis|tengo|hay|alguien|la|el|los|las|estoy|veo|toco|hablo|hago|voy|no|llega|viene|otros|llevo|todo|se|digo|fallo|algo|pierdo|paso)|antes de (?:cada|una|un|hablar|tocar|salir|los|las)|si (?:alguien|no|me|tengo|hay|fallo|mi)|los (?:lunes|martes|miercoles|jueves|viernes|sabados|domingos)|por las (?:noches|mananas|tardes)|en publico|con la gente|delante de)`,
      ),
      unless: PAST,
    },
    { pattern: at(`cuando (?:\\w+ ){1,8}(?:, )?(?:siempre |me |yo |enseguida )*${FEEL}`), unless: PAST },
    {
      pattern: at(
        `(?:noto|he notado|me doy cuenta de|veo|me he dado cuenta de|me di cuenta de|note) que (?:siempre )?${FEEL} (?:cuando|cada|siempre|si|antes|en cuanto|despues|por|con)`,
      ),
    },
    {
      pattern: at(
        `(?:siempre|cada vez|siempre que .*) me (?:pone|ponen|hace sentir|hacen sentir|da|dan|entra|entran) (?:${SO} )*(?:${EMOTION}|ansiedad|miedo|panico|rabia|tristeza|verguenza|culpa|angustia|pena|nervios)`,
      ),
      unless: PAST,
    },
  ],
  unless: {
    win: /(?<![^ ])(?:ojala|espero que|a ver si|si (?:consigo|logro|pudiera|hubiera|me sale)|quiero|quisiera|me gustaria|voy a|manana (?:voy|hare)|no (?:me |lo |la |se |nos |he |ha |pude |fue )*(?:salio|sale|salieron|salido|bien|consegui|logre|pude|podido|conseguido|logrado|fue|ha ido|ido|sono|termine|terminado|aprobe|content[oa]|aprobado|estoy)|hace anos|cuando era|de (?:nino|nina|pequeno|pequena|joven)|casi (?:consigo|lo consigo|apruebo|lo logro)|murio|muerto|fallecio|funeral|entierro|hospital|tampoco|nada (?:bien|me salio))(?![^ ])/,
    stuck:
      /(?<![^ ])(?:ya no me (?:cuesta|pasa)|antes me costaba|hace anos|cuando era|de (?:nino|nina|pequeno|pequena|joven)|no (?:me )?(?:cuesta|costo|fue dificil|es dificil|hubo nada|tuve problemas?)|nada (?:me costo|dificil|fue dificil)|no me llames|murio|muerto|fallecio|funeral|entierro|en la pelicula|en la serie|era broma|me lo pierdo)(?![^ ])/,
    feeling:
      /(?<![^ ])(?:antes me (?:ponia|sentia)|cuando era|de (?:nino|nina|pequeno|pequena|joven)|hace anos|ya no|no me (?:pongo|siento|da|dan)|nunca me|se pone|se ponen|me pondria|me daria|me da (?:igual|lo mismo|tiempo)|me da la impresion|me doy una|me quedo (?:en casa|dormid[oa]|con))(?![^ ])/,
  },
  byThem:
    /^(?:(?:si|y|pero|pues|bueno|hoy|,) )*(?:por fin|al fin|me|he|consegui|logre|pude|ya|toque|termine|aprobe)(?![^ ])/,
  notAnAnswer:
    /^(?:(?:no|nada|ninguna?|nop)(?![^ ])(?!.*(?<![^ ])(?:pero|salvo|excepto|solo|quiza|quizas|menos)(?![^ ]))(?! (?:me |se |consigo|logro|puedo|pude|tener|saber|poder|entiendo|encuentro))|no (?:mucho|se|recuerdo|hubo|tuve)|(?:todo|fue|ha ido|estuvo|todo fue|todo ha sido) (?:\w+ )?(?:bien|facil|genial|perfecto)|(?:puedes|podrias|me puedes)|que (?:es|quieres)|quien|dime|dame|pon|gracias|por favor|deja|adios|si$|estoy bien|lo normal|facil)(?![^ ])/,
  quote: {
    win: (text) => `Algo salió bien: ${text}.`,
    stuck: (text) => `Algo te costó: ${text}.`,
    feeling: (text) => `Nombraste un patrón: ${text}.`,
  },
};
