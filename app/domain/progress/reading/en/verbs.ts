/** Deeds in English: what people say they will do. States ("be", "need", "like") are none. */
const VERBS =
  "accept add adjust answer apologise apologize apply approach arrange ask assemble attach attempt attend avoid back bake beat begin bike book borrow break breathe bring brush build buy call cancel carry catch change charge chat check choose chop clap clean clear click climb close coach code collect color colour comb come compare complete compose confirm connect contact continue convert cook copy correct count crack crochet cross cut cycle dance debug decide declutter decorate delete deliver deploy describe design dig discuss divide do donate download draft draw dress drill drink drive drop dry dust eat edit email empty enrol enroll enter erase exercise experiment explain explore export extend face feed fetch fill film find finish fix focus fold follow frame freeze gather get give glue go grab grill grow hand hang head help hike hire hit host improve improvise install interview introduce invite invoice iron join jog jot journal juggle jump keep knead knit knock label land lay learn leave lift limit list listen load lock log look loosen lower mail make map mark mark massage master measure meditate meet memorise memorize mend message mix model mop mount mow move name note offer open order organise organize outline pack paint pair park pay perform phone photograph pick pin pitch place plan plant play polish post pour practice practise pray prepare present press print proofread propose prune publish pull push put quit raise reach read rearrange recite record redo reduce refactor register rehearse reinstall relax remind remove renew rent repair repeat replace replay reply report research reserve resist rest restart resume return review revise rewrite ride ring run sand save scan schedule scrub search sell send separate serve set sew shape share sharpen shop shorten show shower sign sing sit sketch skip sleep slice slow smile solve sort speak spend split spray stack stand start stay stick stitch stop store stretch strum study submit sweep swim switch swap take talk tape teach tear tell test text thank throw tidy tighten track train transcribe translate travel treat trim trust try tune turn type unpack untangle update upgrade upload use vacuum visit volunteer wait wake walk warm wash watch water weave weed weigh whistle wipe work wrap write".split(
    " ",
  );

const DOUBLED =
  /^(?:beg|chat|chop|clap|cut|dig|drop|get|grab|hit|jog|jot|knit|log|map|mop|plan|pin|put|quit|run|set|shop|sit|skip|slip|spin|split|stop|strum|swap|swim|tap|trim|win|wrap|begin|submit|nap|scrub|hug|commit)$/;

/** "call" to "calling", "write" to "writing", "swim" to "swimming". */
export function ingOf(verb: string): string {
  if (DOUBLED.test(verb)) return `${verb}${verb.at(-1)}ing`;
  if (verb === "lie" || verb === "tie" || verb === "die") return `${verb.slice(0, -2)}ying`;
  return /[^aeiouy]e$|[ui]e$|se$|ge$/.test(verb) && !/(?:ee|oe|ye)$/.test(verb)
    ? `${verb.slice(0, -1)}ing`
    : `${verb}ing`;
}

const FROM_ING: ReadonlyMap<string, string> = new Map([
  ...VERBS.map((verb) => [ingOf(verb), verb] as const),
  ["seeing", "see"],
  ["having", "have"],
]);

/** The verb of "calling", or null where it is no deed. */
export const verbOfIng = (word: string): string | null => FROM_ING.get(word) ?? null;

/** A deed at the beginning. */
export const VERB = `(?:${VERBS.join("|")}|see|have (?:a|an|another|my|lunch|dinner|coffee))`;
export const ING = `(?:${[...FROM_ING.keys()].join("|")})`;
