import { crafts, range } from "~/domain/progress/reading/es/crafts";
import type { PracticeRules, PracticeVerb } from "~/domain/progress/reading/rule-types";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const N = "(?:\\d+(?:[.,]\\d+)?|una?)";
const GOOD = "(?:(?:larg[oa]s?|buen[oa]s?|enter[oa]s?|complet[oa]s?) )?";
const HOURS = "(?:hor(?:it)?as?|hs?)(?![^ ])";
const MINUTES = "(?:minut(?:it)?os?|mins?)(?![^ ])";
const length = (pattern: string, minutes = 0) => ({
  pattern: new RegExp(`(?<![^ ])${pattern}(?![^ ])`, "g"),
  minutes,
});

/** "-ar" verbs: practiqué, he practicado, practicamos; practicando; practicar. */
const ar = (stem: string, past = `${stem}e`) => ({
  past: `${past}|(?:he|hemos) (?:\\w+mente |ya )?${stem}ado|${stem}amos`,
  ing: `${stem}ando`,
  inf: `${stem}ar`,
});
const verb = (
  forms: Pick<PracticeVerb, "past" | "ing" | "inf">,
  rest: Omit<PracticeVerb, "past" | "ing" | "inf">,
) => ({
  ...forms,
  ...rest,
});
const named = (
  forms: Pick<PracticeVerb, "past" | "ing" | "inf">,
  names: string,
  told: string,
  more: Partial<PracticeVerb> = {},
) => verb(forms, { names, told, needs: "nothing", ...more });

const verbs: readonly PracticeVerb[] = [
  verb(ar("practic", "practique"), { needs: "anything" }),
  verb(ar("ensay"), { needs: "anything" }),
  verb(ar("estudi"), { needs: "anything", forThing: true }),
  verb(ar("repas"), { needs: "known", forThing: true }),
  verb(ar("entren"), { needs: "known", forThing: true }),
  verb(ar("toc", "toque"), { needs: "known" }),
  verb(ar("jug", "jugue"), { needs: "known" }),
  verb(ar("prepar"), { needs: "known" }),
  verb(
    { past: "hable(?= (?:en )?\\w+)", ing: "hablando(?= (?:en )?\\w+)" },
    { needs: "known", onlyKnown: true, within: true },
  ),
  verb(ar("trabaj", "trabaje en|trabaje"), { needs: "known" }),
  { past: "hice|he hecho|hicimos", ing: "haciendo", inf: "hacer", needs: "known", fills: true },
  {
    past: "le dedique|dedique|le he dedicado|he dedicado|le meti|le di|le eche|pase|me pase|estuve|he estado|estuvimos",
    needs: "known",
    lends: true,
  },
  {
    past: "(?:vengo|vuelvo|llego|acabo) de(?: (?:hacer|tocar|practicar|estudiar|una?|la|el|mi))*|he vuelto de|me puse|me he puesto|me sente|tuve|fui a|di|he tenido|escuche (?:un |una |el |la |mi )?(?:curso|podcast|clase|leccion)e?s? (?:de|en)|(?<=(?:hoy|ayer|manana|tarde|noche) )(?:me )?(?:tocaba|toco)",
    needs: "known",
    onlyKnown: true,
  },
  named(
    {
      past: "camine|he caminado|sali a caminar|fui a caminar|di un paseo|anduve",
      ing: "caminando|andando",
      inf: "caminar|salir a caminar",
    },
    "caminar",
    "Caminaste",
    { needs: "length", unlessNext: /^(?:al|hasta|a|a la|con el perro)(?![^ ])/ },
  ),
  named(
    {
      past: "corri|he corrido|sali a correr|fui a correr|he salido a correr",
      ing: "corriendo",
      inf: "correr",
    },
    "correr",
    "Corriste",
    {
      unlessNext:
        /^(?:al? (?!parque|aire|ritmo)|detras|hacia|para|por (?:la casa|toda)|el riesgo|la voz|prisa)\b/,
    },
  ),
  named(
    { past: "nade|he nadado|fui a nadar|he ido a nadar", ing: "nadando", inf: "nadar" },
    "natación",
    "Nadaste",
  ),
  named(ar("medit"), "meditación", "Meditaste"),
  named(ar("dibuj"), "dibujo", "Dibujaste"),
  named(ar("pint"), "pintura", "Pintaste", {
    unlessNext:
      /^(?:(?:la|el|las|los|mi|una?) (?:\w+ )?(?:pared|paredes|casa|habitacion|cocina|puerta|valla|unas|cuarto))\b/,
  }),
  named({ past: "lei|he leido|leimos", ing: "leyendo", inf: "leer" }, "lectura", "Leíste", {
    needs: "length",
    unlessNext:
      /^(?:que|sobre|eso|esto|tu|las noticias|el (?:correo|mensaje|periodico|informe)|los (?:correos|mensajes)|(?:un )?(?:correos?|mensajes?)|a mis? hij[oa]s?)\b/,
  }),
  named({ past: "escribi|he escrito", ing: "escribiendo", inf: "escribir" }, "escritura", "Escribiste", {
    needs: "length",
    unlessNext:
      /^(?:(?:un|el|una|la|unos|varios) (?:correo|correos|informe|mensaje|mensajes|lista|carta)|a |le )\b/,
  }),
  named(ar("program"), "programación", "Programaste", { needs: "length" }),
  named(ar("cocin"), "cocina", "Cocinaste", { needs: "length" }),
  named(ar("bail"), "baile", "Bailaste", { needs: "length" }),
  named(ar("cant"), "canto", "Cantaste", { needs: "length" }),
  named(
    {
      past: "fui al gimnasio|estuve en el (?:gimnasio|gym)|he estado en el (?:gimnasio|gym)|he ido al gimnasio|fui al gym|hice pesas|he hecho pesas",
      ing: "haciendo pesas",
      inf: "ir al gimnasio",
    },
    "gimnasio",
    "Entrenaste en el gimnasio",
  ),
  named(
    { past: "escale|he escalado|fui a escalar", ing: "escalando", inf: "escalar" },
    "escalada",
    "Escalaste",
  ),
  named(
    {
      past: "sali en bici|he salido en bici|monte en bici|fui a montar en bici",
      ing: "montando en bici",
      inf: "montar en bici",
    },
    "bicicleta",
    "Montaste en bici",
  ),
  named({ past: "teji|he tejido", ing: "tejiendo", inf: "tejer" }, "punto", "Tejiste"),
];

/** Made rather than practised. */
const WORKS =
  /(?<![^ ])(?:novela|tesis|tesina|libro|ensayo|poema|guion|cuento|presentacion|cancion|comic|capitulo|discurso)$/;

const KNOWN = [
  "ingles|frances|aleman|italiano|portugues|japones|chino|mandarin|coreano|ruso|arabe|holandes|neerlandes|sueco|noruego|danes|polaco|griego|hebreo|hindi|turco|latin|catalan|euskera|vasco|gallego|quechua|nahuatl|espanol|lengua de signos|duolingo|anki|tarjetas|vocabulario|gramatica|pronunciacion|verbos(?: irregulares)?|conjugaciones|kanjis?|idiomas?",
  "gaita|fagot|tuba|corneta|laud|citara|tabla|djembe|bongos|congas|marimba|xilofono|flautin|trompa|kalimba|sintetizador|pandereta|castanuelas|dulzaina|txistu|zampona|quena|timple|bandurria|cuatro venezolano|jazz|blues|vibrato|redobles|",
  "novela|tesis|dados|dardos|billar|bolos|criquet|balonmano|waterpolo|buceo|parkour|trampolin|zumba|aerobic|crossfit|comba|muay thai|lucha|capoeira|kendo|equitacion|kayak|piraguismo|vela|nudos|merengue|cumbia|vals|claque|hip hop|breakdance|jota|damas|domino|sudokus?|crucigramas|mahjong|geografia|literatura|psicologia|sociologia|astronomia|geologia|logica|ortografia|caligrafia|taquigrafia|redaccion|apuntes|mecanica|linux|photoshop|arduino|morse|braille|primeros auxilios|macrame|encaje|fieltro|joyeria|cuero|grabado|linograbado|collage|barro|torno|escultura|vidrio|soldadura|maquetas|miniaturas|pasteleria|cerveza|floristeria|bonsais?|tapiceria|peluqueria|comics?|tipografia|guiones|ensayo general|cuentos|debate|marionetas|",
  "guitarra|piano|teclado|violin|viola|violonchelo|chelo|contrabajo|bajo|bateria|cajon|tambor|ukelele|ukulele|flauta|saxofon|saxo|clarinete|oboe|trompeta|trombon|arpa|armonica|acordeon|bandoneon|banjo|mandolina|charango|organo|canto|coro|solfeo|escalas|arpegios|acordes?|la cejilla|partituras?|sonata",
  "workout|yoga|pilates|meditacion|respiracion|correr|carrera|natacion|crol|braza|bicicleta|bici|ciclismo|gimnasio|gym|pesas|fuerza|cardio|abdominales|flexiones|dominadas|sentadillas|estiramientos|boxeo|escalada|tenis|padel|squash|badminton|futbol|baloncesto|basquet|voleibol|rugby|golf|esgrima|karate|judo|aikido|taekwondo|jiu jitsu|tai chi|artes marciales|remo|patinaje|surf|esqui|gimnasia|danza|baile|ballet|salsa|tango|bachata|flamenco|sevillanas|malabares|rehabilitacion|fisioterapia",
  "ajedrez|finales|matematicas|mates|algebra|calculo|geometria|estadistica|fisica|quimica|biologia|historia|filosofia|economia|anatomia|derecho|contabilidad|programacion|codigo|python|javascript|typescript|java|rust|react|sql|algoritmos|electronica|mecanografia|cubo de rubik|magia|trucos de cartas|oposicion(?:es)?|temario|examen",
  "dibujo|pintura|acuarelas?|oleo|caligrafia|ceramica|alfareria|punto|ganchillo|crochet|costura|bordado|telar|encuadernacion|marqueteria|ebanisteria|carpinteria|talla|fotografia|edicion|animacion|origami|escritura|diario|poesia|poemas?|novela|lectura|cocina|reposteria|pan|huerto|jardineria|oratoria|discurso|teatro|improvisacion|guion|monologo|retratos?|perspectiva|hablar en publico",
]
  .map((names) => names.replace(/\|$/, ""))
  .join("|");

export const practice: PracticeRules = {
  lengths: [
    length(`(?<k>\\d+) (?:tandas|series|bloques|rondas|sesiones|veces|ratos) de (?<m>\\d+) ${MINUTES}`),
    length("(?<k>\\d+) medias horas", 30),
    length(`(?<h>${N}) ${GOOD}${HOURS} y media`, 30),
    length(`(?<h>${N}) ${GOOD}${HOURS} y (?:un )?cuarto`, 15),
    length(`(?<h>${N}) ${GOOD}${HOURS} y 3 cuartos`, 45),
    length("hora y media", 90),
    length("hora y cuarto", 75),
    length(`(?<h>${N}) ${GOOD}${HOURS} (?:y |con )?(?<m>[1-5]\\d|5)(?: ${MINUTES})?`),
    length("3 cuartos de hora", 45),
    length("(?:un )?cuarto de hora", 15),
    length("media ho(?:ra|rita)(?: larga| escasa)?", 30),
    length(`(?:un )?par de ${HOURS}`, 120),
    length(`(?<h>\\d+) (?:a|o|,) \\d+ ${HOURS}`),
    length("(?<h>una) hora o 2"),
    length(`(?<h>${N}) ${GOOD}${HOURS}(?: (?:enter|larg|complet)[oa]s?)?`),
    length("(?<h>una) horita"),
    length(`(?<m>\\d+) (?:a|o|,) \\d+ ${MINUTES}`),
    length(`(?<m>\\d+) ${GOOD}${MINUTES}`),
  ],
  range,
  unit: /(?<![^ ])(?:h(?:or(?:it)?a)?s?|min(?:ut(?:it)?o)?s?)(?![^ ])/,
  one: /^una?$/,
  noLength: {
    before:
      /(?<![^ ])(?:dentro de|(?<!(?:corri|reme|pedalee|patine|nade|lei|escribi|hice|camine|resolvi|dibuje|memorice|recorri)(?: \w+){1,6} )en|hace|despues de|tras|cada|a los|a las|a la|faltan|tarde|solo tengo|ultim[oa]s|proxim[oa]s|primer[oa]s|me costo) $/,
    after:
      /^ (?:despues|antes|tarde|mas tarde|de (?:retraso|camino|coche|descanso|siesta|trayecto|cola|espera|reunion)|al dia|a la semana|por semana|por dia|cada|diari[oa]s)(?![^ ])/,
  },
  mend: set("osea no perdon digo mejor bueno mentira corrijo espera sino"),
  between: set(
    ", quiero decir que fueron eran fue era mas bien como unos unas dicho sea de lo siento casi a o menos solo realmente en realidad la verdad es tal vez quizas",
  ),
  verbs,
  before: {
    past: /(?:^|(?<![^ ])(?:,|y|e|pero|entonces|luego|despues|pues|bueno|si|hoy|ayer|anoche|manana|tarde|noche|mediodia|dia|rato|hola|buenas|yo|ya|tambien|solo|al final|por fin|primero|ademas|asi que|porque|trabajo|casa|comer|cenar|clase|cena|comida|siesta|oficina|finde|semana|domingo|lunes|martes|miercoles|jueves|viernes|sabado|#\d+|apenas|casi|verdad|me|relevel) )(?:(?:yo|ya|tambien|solo|si|me|la|lo|le|casi|apenas|por fin|al final|hoy|ayer) )*$/,
    ing: /(?<![^ ])(?:(?:he|hemos) estado|(?:acabe|termine)|(?:he pasado|pase|me pase|me he pasado) (?:toda )?(?:la|el) (?:tarde|manana|noche|dia|rato)|estuve|estuvimos|estaba|llevo|pase|me (?:he )?pase|me (?:he )?pasado|segui|(?:(?:he estado|estuve|pase|me pase|llevo) )?#\d+) (?:(?:unos|unas|casi|como|alli|ahi|un rato|toda la (?:manana|tarde)|todo el dia|hoy|mas o menos|#\d+|en casa|sentad[oa]) )*$|^(?:(?:hoy|pues|bueno|si|hola|,) )*$/,
    inf: /(?<![^ ])(?:pude|he podido|logre|consegui|he conseguido|me puse a|me he puesto a|alcance a|me dio tiempo (?:a|de|para)|me dedique a|me obligue a|sali a|fui a|volvi a|he vuelto a|lo que (?:si )?hice fue|hice fue|dedique #\d+ a|le dedique #\d+ a) $/,
  },
  others:
    /(?<![^ ])(?:ella|ellos|ellas|usted|ha|han|habia|habian|(?:(?<=(?:^|,|y|que|porque|pero|cuando) )(?:mi|mis|su|sus|nuestr[oa]) (?:herman|hij|novi|amig|prim|padre|madre|mujer|marido|jef|espos|ti[oa]|abuel|vecin|profe|companer|pareja|suegr)\w*))(?![^ ])/,
  self: /(?<![^ ])(?:yo|he|me|\w+(?:que|ice|uve|use|aje))(?![^ ])/,
  notNow:
    /(?<![^ ])(?:cuando era|de (?:nino|nina|joven|pequeno|pequena|chico|chica)|hace (?:\w+ )?(?:anos?|mes(?:es)?|semanas|tiempo|mucho)|(?:llevo|durante|hace|desde hace) (?:\w+ ){0,2}(?:anos|meses|semanas)|el (?:ano|mes) pasado|la semana pasada|el verano pasado|si (?:hubiera|hubiese|tuviera|pudiera)|habria|hubiera|hubiese|ojala|antes (?:tocaba|practicaba|estudiaba|leia|corria|dibujaba)|en el colegio|en la universidad|solia|imaginate|sone que|(?<!trabaje )en la (?:pelicula|novela)|(?:anota|apunta|registra|guarda|pon|di) que)(?![^ ])/,
  habit:
    /(?<![^ ])(?:cada (?:dia|manana|tarde|noche|semana|lunes|martes|miercoles|jueves|viernes|sabado|domingo)|tod(?:os los|as las) \w+|siempre|normalmente|suelo|a menudo|a veces|nunca|los (?:lunes|martes|miercoles|jueves|viernes|sabados|domingos)|al dia|a la semana|por semana|de costumbre)(?![^ ])/,
  notDone:
    /(?<![^ ])(?:no|nada(?! mas)|nunca|tampoco|ni|ningun|ninguna|sin|voy a|vamos a|quiero|quisiera|querria|me gustaria|tengo que|tendre|tendria|deberia|debo|puedo|podria|pienso|planeo|intentare|tratare|manana (?!por la manana toque)|la (?:proxima|semana que viene)|si (?:puedo|tengo|no)|hare|tocare|practicare|estudiare|leere|ire|ojala|antes|queria|iba a|hace|en vez de|faltan?|dentro de|tarde de|me salte)(?![^ ])/,
  ofThing: set("de con a al en tocando practicando estudiando haciendo repasando ensayando"),
  besideThing: set("con a al en"),
  numberOf: /^(?:de)$/,
  forWord: "para",
  beside: set(
    "unos unas un una el la los las mi mis de del con a al en casi como mas menos o hoy ayer anoche esta este manana tarde noche otra vez nuevo sobre todo solo solamente apenas pues que bastante poco rato ratito poquito algo durante por total tambien bueno hola buenas si vale claro ya le tiempo sesion clase practica estuve aproximadamente alrededor cerca entera entero buen buena larga largo media tal ella",
  ),
  ends: set(
    "y e pero porque ya cuando mientras despues antes hasta luego donde desde fue era estuvo fueron que me se no lo yo para con sin si entonces asi aunque sino gracias porque usando solo mas es esta en casa",
  ),
  known: new RegExp(`(?<![^ ])(?:${KNOWN})(?![^ ])`),
  never:
    /(?<![^ ])(?:tele|television|netflix|youtube|tiktok|instagram|peliculas?|series?|serie|dormi\w*|sueno|siesta|trafico|atasco|coche|autobus|bus|metro|tren|reunion(?:es)?|correos?|oficina|turno|turnos|movil|telefono|limpi\w*|platos|lavadora|compras?|recados|casa|tareas del hogar|hacienda|impuestos|papeleo|facturas?|informes?|clientes?|videojuegos?|consola|play|xbox|cartas|ninos|hij[oa]s?|nada(?! mas)|ninguna?|equipo|cola|espera|medico|dentista|hospital|perro|gato|paseo|trabajo|trabajando|llamadas?|descanso|comida|cena|desayuno|entierro|funeral|la cena|jefe|jefa)(?![^ ])/,
  notThing:
    /^(?:practico|toco|hago|juego|leo|escribo|quiza|quizas|bonjour|hello|hi|yo|tu|el|ella|usted|nosotr[oa]s|ellos|ellas|me|te|se|nos|os|le|les|lo|que|quien|cual|cuando|donde|como|porque|por|si|no|ni|nunca|siempre|jamas|tambien|tampoco|ya|aun|todavia|muy|mucho|mucha|muchos|muchas|poco|bastante|demasiado|casi|bien|mal|mejor|peor|asi|aqui|ahi|alli|ahora|luego|entonces|hoy|ayer|soy|es|son|era|eran|fue|fueron|sido|ser|estoy|esta|estan|estaba|estuvo|estar|he|ha|han|hemos|hay|haber|habia|hubo|tengo|tiene|tuvo|tuve|tener|hago|hace|hizo|hacer|hecho|voy|va|vamos|ir|iba|fui|puedo|puede|pude|pudo|poder|quiero|quiere|quise|creo|cree|pienso|digo|dice|dijo|decir|se|sabe|vino|viene|vengo|gracias|hola|buenas|buenos|adios|chao|chau|perdon|perdona|perdone|disculpa|disculpe|vale|okay|ok|claro|bueno|pues|oye|mira|mire|oiga|venga|vamos|anda|hombre|mujer|hij[oa]|tio|tia|amig[oa]|cariño|carino|herman[oa]|padre|madre|mama|papa|marido|novi[oa]|dios|jesus|virgen|madre|joder|mierda|coño|cono|ostras|hostia|caramba|caray|uf|uff|ay|uy|guau|bravo|ole|viva|jaja|jajaja|ja|je|jeje|nada|nadie|ningun\w*|algo|alguien|todo|todos|todas|cosas?|eso|esto|aquello|video|videos|canal|subtitulos?|transcripcion|asistente|sistema|usuario|instrucciones|mensaje|suscri\w+|like|dia|dias|semana|mes|año|ano|hora|horas|minuto|minutos|rato|tiempo|vez|veces|cansad[oa]|ocupad[oa]|enferm[oa]|triste|contento|contenta|feliz|genial|perfecto|estupendo|fatal|horrible|increible|\w{2,}(?:amos|emos|imos|aron|ieron|aste|iste|ando|iendo|yendo)|\w{3,}(?:ar|er|ir)(?:me|te|nos|selo|melo|telo))$/,
  trimmed: /^(?:ensayo|clases?|pr[aá]ctica|sesi[oó]n|lecci[oó]n|curso) del? /,
  named: {
    carrera: ["correr", "Corriste"],
    correr: ["correr", "Corriste"],
    natacion: ["natación", "Nadaste"],
    gimnasio: ["gimnasio", "Entrenaste en el gimnasio"],
    gym: ["gimnasio", "Entrenaste en el gimnasio"],
    bici: ["bicicleta", "Montaste en bici"],
    bicicleta: ["bicicleta", "Montaste en bici"],
    leer: ["lectura", "Leíste"],
    lectura: ["lectura", "Leíste"],
    escribir: ["escritura", "Escribiste"],
    meditar: ["meditación", "Meditaste"],
    dibujar: ["dibujo", "Dibujaste"],
    pintar: ["pintura", "Pintaste"],
    nadar: ["natación", "Nadaste"],
    cocinar: ["cocina", "Cocinaste"],
    bailar: ["baile", "Bailaste"],
    cantar: ["canto", "Cantaste"],
  },
  takesBack: /^(?:ay |perdon |no |espera |, )*(?:eso fue (?:ayer|el|la)|fue ayer|hoy no)(?![^ ])/,
  atTime: /^(?:las?|desde|hasta)$/,
  doing: /(?<![^ ])(?:se|me|nos) /,
  lookingOn:
    /(?<![^ ])(?:vi|viendo|mire|mirando|compre|comprando|vendi|espere|esperando|hable de|hablando|pense|pensando|escuche|escuchando|busque|buscando|limpie|limpiando|pague|perdi|olvide|cost[oe]|empieza|dura|ensen\w+|quiere\w*|pid\w+|dice|dijo|gusta|encanta|odio|mi (?:hij[oa]|herman[oa]|mujer|marido|padre|madre|amig[oa]|niet[oa]))(?![^ ])/,
  each: /(?<![^ ])(?:cada un[oa]|cada cosa)(?![^ ])/,
  generic:
    /^(?:mi |el |un |una |la )?(?:workout|entrenamiento|entreno|ejercicio|ejercicios|clase|sesion|rutina|practica)$/,
  // "Estudió" is somebody's past, "café" at least no practice.
  verbAsSaid: /^(?:\p{L}+ó|\p{L}{3,}é|(?!esquí)\p{L}{3,}í|\p{L}{2,}[áéí]\p{L}{1,4}(?:me|te|se|nos))$/u,
  cutsThing: set("el la los las un una unos unas mi mis tu su sus este esta"),
  beforeCut: set("de a en con por para contra"),
  verbless:
    /(?<![^ ])(?:yo|me|nos|lo|ella|ellos|estuve|estaba|he|hemos|ha|han)(?! (?:que se|parece)(?![^ ]))(?![^ ])/,
  asideAfter: set("con para sin en porque cuando mientras despues antes hasta desde donde usando aunque por"),
  lengthTalk: set(
    "si soy sincero sincera kilometros km metros largos paginas palabras en nada llevo llevado tomo quiza quizas igual fue fueron era eran duro duraron durado sera serian habra habran sido debieron debio ser estuve echo eche le dedique he estado dedicado unos unas como asi cosa todo en total me lleve tire pase puse habre puede creo diria yo a lo mejor",
  ),
  inTotal: /(?<![^ ])(?:en total|entre todo|sumando|contandolo todo|todo junto|en conjunto)(?![^ ])/,
  crafts,
  places:
    /(?<![^ ])(?:taller|parque|gimnasio|gym|piscina|estudio|pista|biblioteca|colegio|playa|garaje|cocina|rio|club|salon|cuarto|cama|sala|metro|autobus|tren|jardin|balcon|escritorio|mesa|sofa)$/,
  denied: /(?<![^ ])(?:nada|no (?:practique|toque|hice|pude)|nunca|ninguno)(?![^ ])/,
  empty:
    /^(?:eso|esto|ello|lo|algo|cosas?|nada|todo|poco|mucho|ello|ahi|alli|aqui|bien|mal|duro|bastante|lo mismo|lo de siempre|mismo|siempre|asi|conmigo|sol[oa]|junt[oa]s|dia|horas?|minutos?|rato|veces|\d+ veces|una vez|vez|muy bien|genial|regular|ambos|varios|varias|\d+|\d+ (?:kilometros|km|metros|largos|paginas|palabras|capitulos?|series|veces|cosas)(?: .*)?|no .*|cansad[oa]|ocupad[oa]|trabajo|sin tiempo|mas o menos|si .*)$/,
  another:
    /(?<![^ ])(?:otr[oa]s?|otra vez|de nuevo|ademas|extra|algo mas|que mas|mas tarde|por la noche|por la tarde)(?![^ ])/,
  corrects:
    /(?<![^ ])(?:perdon|digo|quise decir|quiero decir|mejor dicho|me equivoque|mentira|en realidad|si soy sincer[oa]|para ser (?:exact[oa]|sincer[oa])|no fueron \d+|mas bien|dije \d+|corrijo)(?![^ ])|^(?:no|espera) , |^(?:no|espera) (?:fueron |eran |fue |espera )?(?:\d|media|una hora)/,
  say: (thing, length) => {
    const plain = thing.normalize("NFD").replace(/\p{Mn}/gu, "");
    const did = WORKS.test(plain) ? `Trabajaste en tu ${thing}` : `Practicaste ${thing}`;
    return `${did}${length === null ? "" : ` durante ${length}`}.`;
  },
  sayTold: (told, length) => `${told}${length === null ? "" : ` durante ${length}`}.`,
  sayLength: (minutes) => {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    const parts = [
      hours === 0 ? "" : `${hours} ${hours === 1 ? "hora" : "horas"}`,
      rest === 0 ? "" : `${rest} ${rest === 1 ? "minuto" : "minutos"}`,
    ];
    return parts.filter(Boolean).join(" y ");
  },
};
