const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const BRACKET = 0x5b;
const BRACE = 0x7b;

/**
 * How many values JSON may become, before any of it is parsed: each list, each object and each part of one begins
 * after a mark of its own. Marks in texts don't count.
 *
 * @param json as UTF-8; what is no JSON has a number, too
 */
export function marksIn(json: Uint8Array): number {
  let marks = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (inText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === COMMA || byte === BRACKET || byte === BRACE) marks++;
  }
  return marks;
}
