/** Pieces the Spanish patterns are built of. Accents are folded away: "sí" is "si", "mañana" is "manana". */

/** Words before the point of a sentence that change nothing about it. */
const LEAD =
  "(?:(?:okay|vale|bueno|bien|pues|mira|mire|oye|oiga|ah|ay|uy|oh|si|no|hola|alo|diga|digame|perdon|perdona|perdone|disculpa|disculpe|disculpame|lo siento|(?:muchas )?gracias|por favor|porfa|claro|entonces|es que|la verdad|a ver|y|pero|relevel|yo|creo que|me parece que|tal vez|quizas?|ahora|sabes que|fijate|hombre|tio|tia|amig[oa]|che|senor|senora|senorita|buenas(?: tardes| noches)?|buenos dias|ya|o sea|nada|digo que|por cierto|en serio|de verdad) )*";

/** Words after it that change nothing either. */
const CLOSE =
  "(?: (?:por favor|porfa|(?:muchas )?gracias|ya|ahora|vale|okay|eh|senor|senora|senorita|joven|hombre|tio|tia|amig[oa]|che|relevel|entonces|hoy|un (?:momento|momentito|segundo|segundito|ratito)|si (?:puedes|puede|podes|no te importa|no le importa|es (?:posible|tan amable)|eres tan amable)|de una vez|mejor|lo siento|perdon|perdona|perdone|disculpa|disculpe|te lo pido|se lo ruego))*";

/** Patterns for all of a sentence, with the small words around it. */
export const whole = (...phrases: readonly string[]): RegExp[] =>
  phrases.map((phrase) => new RegExp(`^${LEAD}(?:${phrase})${CLOSE}$`));

/** Patterns for the beginning of a sentence; the phrase says itself how it may go on. */
export const starts = (phrase: string): RegExp => new RegExp(`^${LEAD}(?:${phrase})`);

/** The words of a list, for `tail`. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const TOLD_US =
  /\b(?:te|os) (?:lo )?(?:he )?(?:dij\w+|dicho|digo|ped\w+|pid\w+|repit\w+|ruego)\b|\bya (?:lo )?(?:dije|he dicho)\b|\bhe dicho que\b/;
const TOLD_OF =
  /\b(?:dij(?:e|o|iste|eron)|dicen?|decir(?:le|me)?|diciendo|decia\w*|grit\w+|escrib\w+|canta\w*|cancion\w*|titul\w+|se llama\w*|llamad[oa]|libro|peli(?:cula)?|novela|cuento|capitulo|frase|dialogo|personaje|verbo|significa\w*|poema|estribillo|letra|(?:le|les|me) (?:ped|pid)\w+)\b(?: \w+| ,){0,5}$|\b(?:toque|cante|escuche|ensaye|tocando|cantando|escuchando|ensayando|practique)(?: (?:el|la|los|las|un|una))?$/;

/** What stands before tells what somebody else said, sang or wrote. */
export const reported = (before: string): boolean => TOLD_OF.test(before) && !TOLD_US.test(before);

/** Reported, or turned into its opposite by the words right before. */
export const reportedOr =
  (...patterns: readonly RegExp[]) =>
  (before: string): boolean =>
    reported(before) || patterns.some((pattern) => pattern.test(before));
