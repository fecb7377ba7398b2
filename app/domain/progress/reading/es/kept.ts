import type { KeptRules } from "~/domain/progress/reading/promise-rules";

/** How Spanish speakers say that something is done. Accents are folded away. */

const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  "hice hac,hecho hac,hago hac,haciendo hac,escrito escrib,puse pon,puesto pon,fui ir,ido ir,vi ver,visto ver,di dar,dado dar,traje tra,traido tra,pedi ped,pido ped,empece empez,empiezo empez,juego jug,jugue jug,pague pag,practique practic,toque toc,saque sac,busque busc,entregue entreg,llegue lleg,roto romp,abierto abr,lei le,leido le,leo le,cierro cerr,compuse compon,envio envi,dije dec,dicho dec,cuento cont,comence comenz,recogi recog,elegi eleg,devuelto devolv,resuelto resolv,hechas hac,hechos hac,hecha hac,escrita escrib,puesta pon"
    .split(",")
    .map((pair) => pair.split(" ")),
);

/** "Mandé", "mandado", "mandar" and "mando" are "mand"; "borradores" is "borrador". */
function stem(word: string): string {
  const plain = word.replace(/(?<=(?:ar|er|ir))(?:me|te|se|nos)?(?:lo|la|los|las|le|les)?$/, "");
  if (Object.hasOwn(IRREGULAR, plain)) return IRREGULAR[plain] ?? plain;
  if (plain.length <= 3) return plain;
  const base = plain.replace(/(?:ando|iendo|yendo|ado|ados|ada|adas|ido|idos|ida|idas|ar|er|ir)$/, "");
  if (base.length >= 2 && base !== plain) return base;
  return plain.replace(/(?<=\p{L}{3})(?:es|os|as|s)$/u, "").replace(/(?<=\p{L}{3})[aeio]$/u, "");
}

export const kept: KeptRules = {
  small: new Set(
    "el la los las un una unos unas mi mis tu tus su sus este esta eso esto ese esa lo le les me te se nos a al de del en con por para y o que ya he ha hemos han yo si no muy mas por fin tambien solo primero otra otro vez todo toda entero entera es fue esta estan son".split(
      " ",
    ),
  ),
  stem,
  done: /\b(?:he|hemos) (?:\w+ )?\w+(?:ado|ido|cho|to)\b|\b(?:ya|por fin|ayer|anoche|hoy|esta manana|el \w+|yo|lo|la|los|las|le|les|se lo|se la|me|le|si|,|y) (?:(?:lo|la|los|las|le|les|se|me) )*(?:\w{2,}e|\w{2,}i|hice|puse|fui|di|vi|traje|dije)\b|^(?:(?:si|y|pues|bueno|ya|por fin|,) )*(?:(?:lo|la|los|las|le|les|se|me) )*(?:\w{3,}(?:e|i)|hice|puse|fui)\b|\b(?:esta|estan|quedo|quedaron|ya esta|fue) (?:ya )?(?:hech[oa]s?|list[oa]s?|mandad[oa]s?|enviad[oa]s?|terminad[oa]s?|entregad[oa]s?|acabad[oa]s?|comprad[oa]s?|pagad[oa]s?|reservad[oa]s?)\b/,
  notDone:
    /\b(?:no|nunca|todavia|aun|casi|medio|voy a|vamos a|manana|quiero|queria|tengo que|deberia|debo|falta|me falta|olvide|olvido|intente|trate|si tuviera|ojala|empece a|a medias|iba a|pensaba|quise|prometi|dije que|cuando)\b(?<!\bcomo dije que)/,
  same: [
    ["hac", "list", "mand", "envi", "termin", "acab", "entreg", "hech"],
    ["mand", "envi", "entreg", "ech", "post"],
    ["termin", "acab", "complet", "hac", "finaliz"],
    ["llam", "habl", "telefon"],
    ["compr", "consegu", "ped"],
    ["escrib", "redact", "termin"],
    ["practic", "toc", "ensay", "hac"],
    ["reserv", "ped"],
    ["dec", "cont", "habl"],
    ["limpi", "orden", "recog"],
  ],
  yes: /^(?:(?:si|pues|bueno|claro|ah|hola|mira|bien|muy bien|genial|,) ,? ?)*(?:si(?= ?(?:$|,| (?:lo|la|ya|por|le|los|las|me|fue)))|ya (?:lo|la|los|las|le|esta|se)|lo (?:hice|he hecho|logre|consegui|termine)|la (?:hice|he hecho|termine|escribi|mande|envie|toque|llame)|hecho|hecha|listo|me (?:fue|salio|ha salido|quedo)|fue (?:bien|muy bien|genial|facil|mas facil)|muy bien|bien|genial|salio|terminado|termine|(?:ya )?(?:mande|envie|llame|escribi|toque|hice|compre|practique|acabe))\b/,
  no: /\b(?:no|todavia|aun|casi|a medias|olvide|olvido|se me|falta|me falta|manana|voy a|tengo que|intente|empece|en vez)\b/,
  went: /^(?:(?:pues|bueno|uf|la verdad|,) )*(?:me )?(?:fue|salio|ha salido) (?:muy |bastante |realmente )?(?:fatal|mal|regular|horrible|un desastre)\b/,
  asksDone:
    /(?:pudiste|lograste|hiciste|has |llegaste|conseguiste|terminaste|qué tal|cómo (?:te )?(?:fue|va)|y (?:el|la|los|las|tu|tus) )/u,
  text: (step) => `Hiciste lo que te habías propuesto: ${step}.`,
};
