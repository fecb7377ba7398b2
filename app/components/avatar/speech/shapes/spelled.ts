import { latinSounds, readBy, slavicSounds, spellings } from "./letters";
import type { Reader } from "./lipsync";
import type { WordSounds } from "./sound";
import { spanishWords } from "./spanish-numbers";

/**
 * Spanish is spelled as it sounds (Ortografía de la lengua española, RAE 2010), so a short table does. Its v is a b;
 * c before e and i, and z, are lisped in Spain only.
 */
const SPANISH = `
  ch=CH ll=I rr=RR qu(?=[eéií])=kk gu(?=[eéií])=kk gü=kk+U sh=CH ph=FF
  j=kk v=PP ñ=nn+I [uü](?=[aáeéoó])=U y=I x=kk+SS`;
const LISP = "c(?=[eéií])=TH z=TH";
const NO_LISP = "c(?=[eéií])=SS z=SS";

/** Written with rules close to the Spanish ones. */
const ITALIAN = `
  sc(?=[eèéiì])=CH [cg]i(?=[aou])=CH [cg](?=[eèéiì])=CH [cg]h=kk gli=nn+I gn=nn+I qu=kk+U z=DD+SS j=I`;
const PORTUGUESE =
  "ch=CH lh=nn+I nh=nn+I qu(?=[eéi])=kk gu(?=[eéi])=kk [gj](?=[eéi])=CH c(?=[eéi])=SS ç=SS x=CH";

const LIKE_SPANISH = new Set(["es", "gl", "ca", "eu"]);
const SLAVIC = new Set(["pl", "cs", "sk", "sl", "hr", "bs", "sr"]);

/**
 * A reader for a language that is written much as it sounds. Numbers are read in Spanish ones, which have a usual
 * length.
 *
 * @param language BCP 47 tag
 */
export function spelledReader(language: string): Reader {
  return { sounds: soundsIn(language), inWords: spanishWords };
}

function soundsIn(language: string): WordSounds {
  const [primary = "", ...rest] = language.toLowerCase().split(/[-_]/);
  if (LIKE_SPANISH.has(primary)) return readBy(spellings((rest.includes("es") ? LISP : NO_LISP) + SPANISH));
  if (primary === "it" || primary === "ro") return readBy(spellings(ITALIAN));
  if (primary === "pt") return readBy(spellings(PORTUGUESE));
  return SLAVIC.has(primary) ? slavicSounds : latinSounds;
}
