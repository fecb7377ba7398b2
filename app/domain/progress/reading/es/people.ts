import type { PeopleRules } from "~/domain/progress/reading/promise-rules";

/** How Spanish speakers tell of people. Relations are looked up without accents. */

const RELATIONS =
  "madre padre mamá papá hermana hermano hermanita hermanito hija hijo mujer esposa marido esposo novia novio pareja prima primo tía tío sobrina sobrino abuela abuelo abuelita abuelito nieta nieto amiga amigo amigo compañera compañero colega jefa jefe vecina vecino profesora profesor profe maestra maestro entrenadora entrenador tutora tutor mentora mentor terapeuta psicóloga psicólogo doctora doctor suegra suegro cuñada cuñado alumna alumno cliente clienta ex madrina padrino ahijada ahijado cantante baterista guitarrista pianista bajista enfermera enfermero veterinaria veterinario peluquera peluquero capitán capitana editora editor casera casero cura directora director".split(
    " ",
  );
const fold = (text: string) => text.normalize("NFD").replace(/\p{Mn}/gu, "");
const SAME: Readonly<Record<string, string>> = {
  mama: "madre",
  papa: "padre",
  hermanita: "hermana",
  hermanito: "hermano",
  abuelita: "abuela",
  abuelito: "abuelo",
  profe: "profesor",
  esposa: "mujer",
  esposo: "marido",
};
const NAME = "(?<name>[\\p{L}][\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+)?)";
const CAPITAL = "(?<name>\\p{Lu}\\p{Ll}[\\p{L}'-]*(?: \\p{Lu}\\p{Ll}[\\p{L}'-]*)?)";
const RELATION = `(?<relation>${[...new Set([...RELATIONS, ...RELATIONS.map(fold)])].join("|")})`;
const OF_MINE = "(?:[Mm]i|[Ss]u|[Nn]uestr[oa]|[Uu]n|[Uu]na|[Ee]l|[Ll]a|[Tt]u)";

export const people: PeopleRules = {
  relations: Object.fromEntries(
    RELATIONS.map((relation) => [fold(relation), SAME[fold(relation)] ?? relation]),
  ),
  patterns: [
    new RegExp(
      `(?<!\\p{L})${OF_MINE} (?:(?:mejor|gran|vieja|viejo|querida|querido|nueva|nuevo|otra|otro) ){0,2}${RELATION}(?: (?:mayor|menor|pequeñ[oa]|del alma|de la infancia|de toda la vida|de piano|de guitarra|de canto|de inglés|de yoga|de trabajo|de piso|de clase|mí[oa]))?(?: que se llama| se llama| llamad[oa]| es|,)? ${NAME}`,
      "gu",
    ),
    new RegExp(
      `(?<!\\p{L})${CAPITAL}(?:,| es|, que es) (?:mi|nuestr[oa]|un|una) (?:mejor )?${RELATION}(?!\\p{L})`,
      "gu",
    ),
    new RegExp(
      `(?<!\\p{L})(?:llamar|llamé|llamaré|llamo|visitar|visité|visitaré|ver|veré|escribir|escribirle|escribí|pedirle|preguntarle|preguntar|invitar|invité|llamarle|decirle|dije|conocí) a ${CAPITAL}|(?<!\\p{L})(?:habl[éo]|hablar|hablaré|quedar|quedé|quedaré|cen[éo]|cenar|com[íe]r?|ensay[éo]|salir|salí|caf[eé]|charlar|charlé|paseo|pasear) con ${CAPITAL.replace("<name>", "<other>")}`,
      "gu",
    ),
    new RegExp(
      `(?<!\\p{L})(?:con|don|doña|gracias a|delante de) ${CAPITAL}|(?<!\\p{L})(?:con|a) \\p{Lu}\\p{Ll}+ y (?:a )?${CAPITAL.replace("<name>", "<other>")}`,
      "gu",
    ),
    new RegExp(
      `(?<!\\p{L})${CAPITAL}(?: y yo|, (?:el|la) (?:del?|de la) (?:trabajo|oficina|club|coro|gimnasio|banda|clase)| me (?:ayudó|dijo|enseñó|prestó|llamó|trajo|contó|escribió|mandó|invitó|regaló|acompañó|dejó|felicitó|hizo|pidió))(?!\\p{L})`,
      "gu",
    ),
    new RegExp(`(?<!\\p{L})me (?:dijo|ayudó|enseñó|prestó|llamó|contó|escribió) ${CAPITAL}`, "gu"),
  ],
  noName: new Set(
    "lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre navidad dios alexa siri google chatgpt duolingo youtube zoom spotify netflix amazon whatsapp instagram relevel madrid barcelona sevilla valencia mexico bogota lima dublin londres paris espana argentina colombia chile el la los las un una y pero que si no ya luego hoy manana ayer me te se lo le mi su con de en a al del por para es era fue muy yo tu ella mozart bach beethoven chopin nadie alguien todos todo musica luego despues entonces anki babbel logic photoshop garageband france italia roma berlin portugal lisboa oporto brasil galicia asturias cadiz granada malaga bilbao cuando donde como quien dice dijo vino tiene".split(
      " ",
    ),
  ),
  names: new Set(
    "ana andres alba alberto alejandra alejandro alicia alma alvaro amparo angel antonio beatriz belen bruno carla carlos carmen carolina clara claudia cristina daniel daniela david diego elena emilio enrique ernesto esteban eva felipe fernando francisco gabriel gloria gonzalo guillermo hector hugo ignacio ines irene isabel ivan javier jorge jose juan juana julia julian laura leticia lola lorena lucas lucia luis luisa manuel marcos margarita maria marina mario marta martin mateo mercedes miguel monica natalia nicolas nuria olga oscar pablo paco paula pedro pepe pilar rafa rafael ramon raquel raul ricardo roberto rocio rosa ruben sandra santiago sara sebastian sergio silvia sofia sonia susana teresa tomas valeria veronica vicente victor victoria xime ximena yolanda".split(
      " ",
    ),
  ),
  text: (name, relation) => (relation === null ? `${name} es alguien que conoces.` : `${name}: ${relation}.`),
};
