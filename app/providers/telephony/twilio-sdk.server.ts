import { createRequire } from "node:module";
import type twilio from "twilio";

const load = createRequire(import.meta.url);
let loaded: typeof twilio | undefined;

/**
 * Twilio's SDK, loaded when it is first needed: it takes a tenth of a second and 23 MB, and signatures are checked
 * without waiting, so that it can't be imported on the way.
 */
export function twilioSdk(): typeof twilio {
  loaded ??= load("twilio") as typeof twilio;
  return loaded;
}
