import { OBLIQUE } from "~/domain/conversation/locales/es/crisis-oblique";
import { whole, words } from "~/domain/conversation/locales/es/patterns";
import type { Phrases, Rule } from "~/domain/conversation/locales/locale";

/** Thoughts of death, self-harm, violence at home. */

const RELATIVE =
  "(?:(?:mi|el|la|su) )?(?:marido|espos[oa]|mujer|novi[oa]|pareja|papa|padre|mama|madre|padrastro|madrastra|ti[oa]|ex|exmarido|exnovi[oa]|herman[oa]|hij[oa]|abuel[oa])";
const WISH =
  "(?:quiero|quisiera|deseo|voy a|pienso en|pienso|pensando en|pensad[oa] en|pense en|ganas de|planeo|intente|intentado|intento|trate de|a punto de|plan para|ideas? de|plane(?:ado|ando)|necesito|decidi(?:do)?)";
const HARM_SELF =
  "(?:matarme|suicidarme|quitarme la vida|ahorcarme|colgarme|autolesionarme|lastimarme|herirme|envenenarme|hacerme dano|pegarme un tiro|(?:cortarme|abrirme) las (?:venas|munecas)|(?:tirarme|lanzarme|saltar) (?:de|del|desde|por|a|al) (?:(?:un|una|el|la|las|los) )?(?:puente|ventana|balcon|edificio|azotea|tren|metro|vias)|(?:acabar|terminar) con (?:mi vida|todo(?= (?:ya|hoy|de una vez|esta noche)|$))|poner(?:le)? fin a (?:mi vida|todo)|tomarme (?:todas )?(?:las|mis) pastillas)";
const BY_EXERCISE =
  /\bmatar(?:me)? (?:a )?(?:practic|estudi|trabaj|ensay|entren|toc|corr|ley|cant|jug|limpi|a base)\w*|\bmatar (?:por|si|cuando|porque|con tanto)\b/;
const NOT_IN_PLAY =
  "(?!(?: \\w+){0,4} (?:boxeo|karate|judo|kick|artes marciales|ajedrez|partido|padel|tenis|futbol|entrenamiento|videojuego|juego|jugando|sin querer|pelota|balon)\\b)";
const ENDS_A_THOUGHT = words(
  ", y e ni pero porque asi ya mas nunca hoy esta la es que a de en mi yo no me si sin por ahora otra manana desde todo siempre nada cuando hace ultimamente ayuda",
);
const NO_FIGURE =
  /\bmori(?:r|rme)\b(?: \w+)? de (?:risa|hambre|sueno|calor|frio|verguenza|pena|ganas|sed|aburrimiento|amor|curiosidad|ternura|cansancio|envidia|nervios)\b/;

/** What a book, a song or a class says about it. */
const TOLD =
  /\b(?:cancion|libro|novela|pelicula|peli|serie|personaje|obra|opera|verbo|frase|poema|letra|videojuego|juego|capitulo)\b(?: \w+){0,8}$/;
const inAStory = (before: string): boolean => TOLD.test(before) || /\ba decir$/.test(before);

const crisisRules: readonly Rule[] = [
  {
    pattern: new RegExp(
      `\\b(?:me (?:quiero|quisiera) morir|(?:${WISH}|prefiero|preferiria) (?:morir(?:me)?|estar muert[oa])|(?:ganas|deseos) de morir(?:me)?)\\b`,
    ),
    unless: NO_FIGURE,
    denied: (before) => inAStory(before) || /\bno$/.test(before),
  },
  {
    pattern:
      /\bno quiero (?:(?:seguir )?(?:vivir|viviendo|existir|existiendo)|(?:seguir )?(?:estar |estando )?(?:con vida|viv[oa])|(?:volver a )?despertar(?:me)?)\b/,
    tail: ENDS_A_THOUGHT,
    unless:
      /\b(?:vivir|viviendo) (?:mas )?(?:en|con|de|cerca|lejos|sin (?!el\b|ella\b))|\bdespertar(?:me)? (?:tan|mas|temprano|tarde|a las|antes)\b/,
    denied: inAStory,
  },
  {
    pattern: new RegExp(`\\b${WISH} ${HARM_SELF}\\b`),
    unless: BY_EXERCISE,
    denied: (before) => inAStory(before) || /\bno$/.test(before),
  },
  {
    pattern:
      /\bme (?:quiero|quisiera|voy a|pienso|intente|gustaria) (?:matar|suicidar|quitar la vida|ahorcar|colgar|lastimar|hacer dano|autolesionar|cortar las (?:venas|munecas)|(?:tirar|lanzar) (?:de|del|desde|por|a|al) (?:(?:un|una|el|la|las) )?(?:puente|ventana|balcon|edificio|tren|metro|vias)|tomar (?:todas las|un monton de|todo el|todas mis) (?:pastillas|frasco|medicamentos))\b/,
    unless: BY_EXERCISE,
    denied: (before) => inAStory(before) || /\bno$/.test(before),
  },
  {
    pattern: /\b(?:pensamientos?|ideas?|tendencias|impulsos|ideacion) suicidas?\b|\bsoy suicida\b/,
    denied: inAStory,
  },
  {
    pattern: /\b(?:pens(?:ad[oa]|ando|e)|pienso) (?:\w+ )?en (?:el suicidio|suicidarme|morir(?:me)?)\b/,
    denied: inAStory,
  },
  {
    pattern:
      /\bojala (?:(?:me )?(?:muriera|muriese)|(?:yo )?(?:estuviera|estuviese) muert[oa]|no (?:me )?(?:despertara|despertase)|(?:pudiera|pudiese) morir(?:me)?)\b/,
    unless: NO_FIGURE,
    denied: inAStory,
  },
  {
    pattern:
      /\b(?:estaria|estarian|estaran|vivirian|seria|serian)(?: \w+)? (?:mejor|mas felices) (?:muert[oa]|sin mi)\b/,
    denied: inAStory,
  },
  {
    pattern:
      /\bno (?:tengo|hay|encuentro|veo|me quedan?)(?: mas| ya| ninguna| ningun)? (?:razon|razones|motivos?|ganas|motivacion) (?:para|de) (?:seguir )?(?:vivir|viviendo|vida)\b|\bno (?:le )?(?:veo|encuentro|hallo)(?: ya| mas| ningun)? sentido a (?:(?:seguir )?(?:vivir|viviendo)|(?:la|mi) vida)\b|\b(?:la|mi) vida (?:ya )?no (?:me )?(?:vale|merece) la pena\b|\b(?:la|mi) vida (?:ya )?no tiene (?:ningun )?sentido\b|\bno (?:vale|merece) la pena (?:seguir )?(?:vivir|viviendo)\b/,
    denied: inAStory,
  },
  {
    pattern:
      /\bno (?:puedo|aguanto|soporto) (?:mas )?(?:seguir )?(?:viviendo|vivir|(?:con )?(?:esta|mi|la) vida)\b/,
    denied: inAStory,
  },
  {
    pattern:
      /\bme (?:hago|estoy haciendo|he hecho|he estado haciendo|sigo haciendo|vuelvo a hacer|volvi a hacer) dano\b/,
    tail: words(", y a pero otra de porque cuando ultimamente yo adrede para cada todos desde"),
    unless:
      /\bdano (?:a|al) (?:la|el|los|las|tocar|jugar|correr|hacer|entrenar)\b|\bde (?:rodilla|espalda|muneca)\b/,
  },
  {
    pattern:
      /\bme (?:cort[oe]|estoy cortando|he cortado|he estado cortando|sigo cortando|vuelvo a cortar|volvi a cortar)\b(?: \w+){0,3} (?:a proposito|adrede|queriendo|las venas|las munecas)\b/,
  },
  {
    pattern: /\bme (?:estoy cortando|he estado cortando|sigo cortando|vuelvo a cortarme)\b/,
    tail: words(", otra de y ultimamente"),
    unless: /\bel pelo\b|\blas unas\b/,
  },
  {
    pattern:
      /\bme (?:corto|estoy cortando|hago|estoy haciendo|hice) (?:cortes|(?:en )?(?:los brazos|el brazo|las piernas|las venas|las munecas))\b/,
  },
  { pattern: /\b(?:me autolesion\w+|autolesionandome|autolesionarme)\b/, denied: inAStory },
  {
    pattern: new RegExp(
      `\\b${RELATIVE}(?: \\w+){0,2} (?:me|nos) (?:\\w+ )?(?:pega|pego|pegaba|pegado|pegar|golpea|golpeo|golpeaba|golpeado|golpear|maltrata|maltrato|maltrataba|maltratado|maltratar|agrede|agredio|viola|violo|ahorca|ahorco|lastima|lastimo|lastimado|hace dano|hizo dano|amenaza|amenazo|amenazado|abusa|da golpes|dio (?:golpes|un punetazo|una paliza|una bofetada)|levant(?:a|o) la mano|encerr(?:o|a)|empuj(?:a|o) contra|(?:va|quiere|intento|trato|amenaza) (?:a |de |con )?(?:matar|pegar|golpear)|volvio a (?:pegar|golpear))\\b${NOT_IN_PLAY}(?! (?:la|el|su|un (?:susto|grito|abrazo|toque|telefonazo|llamado)|en (?:el )?(?:ajedrez|juego)|con (?:quitarme|castigarme|dejarme))\\b)`,
    ),
    unless: BY_EXERCISE,
    denied: inAStory,
  },
  { pattern: new RegExp(`\\b${RELATIVE} (?:\\w+ )?(?:abusa|abusaba|abuso) (?:sexualmente )?de mi\\b`) },
  {
    pattern:
      /\bme (?:violaron|han violado|agredieron sexualmente)\b|\babus(?:aron|an|aban) (?:sexualmente )?de mi\b/,
  },
  {
    pattern: new RegExp(
      `\\b(?:tengo|me da) (?:mucho )?miedo (?:de |a )?${RELATIVE}(?: |$)(?!(?:se|no|al?) )`,
    ),
    unless: /\b(?:enoj|enfad|examen|opin|piens)\w*/,
  },
  {
    pattern:
      /\b(?:el|ella|alguien|siempre|todavia) (?:me|nos) (?:pega|golpea|maltrata|lastima|hace dano)\b|\b(?:me|nos) (?:pegan|golpean|maltratan|estan (?:pegando|golpeando|maltratando)|lastiman|hacen dano)\b(?= en (?:mi |la )?casa| mis | otra vez|$)/,
    unless: /\b(?:boxeo|karate|judo|ajedrez|partido|padel|tenis|entrenamiento|zapatos)\b/,
    denied: inAStory,
  },
  {
    pattern:
      /\bno (?:estoy|me siento|me encuentro) (?:a salvo|segur[oa]|protegid[oa]) en (?:(?:mi|la|esta) )?(?:casa|hogar)\b/,
  },
  {
    pattern: new RegExp(
      `\\b(?:tengo miedo|me da miedo|miedo) (?:de |a )?(?:que )?${RELATIVE}(?: \\w+)? (?:me|nos) \\w+`,
    ),
  },
  {
    pattern: /\b(?:tengo miedo de|me da miedo) (?:volver|regresar|ir|estar) (?:a|en) (?:mi )?casa\b/,
    unless: /\bsol[oa]\b/,
  },
  {
    pattern:
      /\bme (?:tome|he tomado|trague|he tragado|tomare|voy a tomar|acabo de tomar|quiero tomar)(?: \w+)? (?:todas|todo|un monton|muchas|demasiadas|un frasco|una caja|todas las)(?: \w+){0,3} (?:pastillas|pildoras|medicamentos|frasco|medicinas|tabletas)\b|\bme (?:tome|he tomado|voy a tomar) (?:todas las|demasiadas|muchas) pastillas\b/,
    unless: /\b(?:vitaminas|para la tos)\b/,
  },
  { pattern: /\bnadie me (?:extranaria|echaria de menos|va a extranar|lloraria)\b/ },
  {
    pattern:
      /\b(?:quiero|quisiera) (?:desaparecer|dormirme|dormir) (?:para siempre|del mundo|y no (?:volver a )?despertar(?:me)?)\b/,
  },
];

/** Self-harm, suicide, being hurt at home. */
export const crisis: Phrases = {
  whole: whole(
    "quiero (?:desaparecer|dejar de (?:vivir|existir))",
    "no (?:puedo|aguanto) mas con (?:mi|la) vida",
  ),
  where: "any",
  within: [...crisisRules, ...OBLIQUE.map((pattern): Rule => ({ pattern, denied: inAStory }))],
};
