const ONES =
  "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve".split(
    " ",
  );
const TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" ");
const HUNDREDS =
  "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split(
    " ",
  );

/**
 * A number in Spanish words.
 *
 * @param number whole, from 0 to below 10¹²
 */
export function spanishNumber(number: number): string {
  const and = (words: string, rest: number) => (rest === 0 ? words : `${words} ${spanishNumber(rest)}`);
  if (number < 30) return ONES[number] ?? "";
  if (number < 100) {
    const ten = TENS[Math.floor(number / 10) - 3] ?? "";
    return number % 10 === 0 ? ten : `${ten} y ${spanishNumber(number % 10)}`;
  }
  if (number === 100) return "cien";
  if (number < 1_000) return and(HUNDREDS[Math.floor(number / 100) - 1] ?? "", number % 100);
  if (number < 2_000) return and("mil", number % 1_000);
  if (number < 1_000_000) return and(`${spanishNumber(Math.floor(number / 1_000))} mil`, number % 1_000);
  const millions = Math.floor(number / 1_000_000);
  return and(millions === 1 ? "un millón" : `${spanishNumber(millions)} millones`, number % 1_000_000);
}

const SYMBOLS: Readonly<Record<string, string>> = {
  "%": "por ciento",
  "€": "euros",
  $: "dólares",
  "£": "libras",
  "°": "grados",
  "&": "y",
  "+": "más",
  "=": "igual",
  "@": "arroba",
  ",": "coma",
  ".": "punto",
};

/** Digits and signs in Spanish words; letters stay. */
export function spanishWords(text: string): string {
  return text
    .replace(/\d+/g, (digits) => ` ${spanishNumber(Number(digits))} `)
    .replace(/[%€$£°&+=@,.]/g, (sign) => ` ${SYMBOLS[sign]} `);
}
