/** Deeds in English: what people say they will do. States ("be", "need", "like") are none. */
const VERBS =
  "accept add adjust animate annotate answer apologise apologize apply approach arrange ask assemble attach attempt attend avoid back bake baste bathe beat begin benchmark bike blend boil book borrow bottle bow braid break breathe bring brush budget build buy call cancel carry carve cast catch celebrate change chant charge chat check choose chop claim clap clean clear click climb clip close coach code collect color colour comb come compare compile complete compose confess confirm congratulate connect contact continue convert cook copy correct count crack cram crochet crop cross cut cycle dance debug decide declutter decorate dedicate delete deliver demo deploy deposit describe design dictate dig discuss divide do donate download draft draw dress drill drink drive drop dry dust eat edit email empty enrol enroll enter erase exercise experiment explain explore export extend face feed ferment fetch file fill film find finish fire fix floss focus fold follow forgive frame freeze fry garden gather get give glaze glue go grab grate greet grill groom grow haggle hand hang harmonise harmonize harvest head help hem highlight hike hire hit host hum improve improvise ink install interview introduce invest invite invoice iron jog join jot journal juggle jump kayak keep knead knit knock label land lay learn leave lend letter lift limit list listen load lock log look loosen lower lubricate mail make map mark mash massage master measure meditate meet memorise memorize mend mentor merge message mix model mop mount move mow mulch nail name negotiate note offer oil open order organise organize outline pack paddle paint pair paraphrase park patch pay pedal perform phone photograph pick pickle pin pitch place plan plant play pluck plug polish post postpone pour practice practise pray prepare present press print proof proofread propose prototype prune publish pull pump push put quilt quit quiz race raise rake rank rate reach read rearrange rebuild recap recite record recycle redo reduce refactor refill refine refund register rehang rehearse reinstall relax remind remove rename render renew rent repair repeat replace replay reply report repot rerun research reserve resist rest restart resume return review revise rewrite ride ring rinse roast rosin row run sail sand save saw scan schedule screw scrub sculpt seal search sell send separate serve set settle sew shade shape share sharpen shave ship shoot shop shorten shovel show shower sign sing sit skate sketch ski skim skip sleep slice slow smile solder solve sort spar speak spend spin split spray sprint squat stack stain stamp stand start stay stick stir stitch stock stop store stretch strum study stuff submit summarise summarize surf surprise swap sweep swim switch swot tackle take talk tally tape teach tear tell test text thank throw tidy tie tighten toast trace track train transcribe transfer translate transpose travel treat trim trust try tune turn tutor type unclog unpack unplug untangle untie unwind update upgrade upload use vacuum varnish visit volunteer wait wake walk warm wash watch water wax weave weed weigh weld whisk whistle whittle wipe work wrap write".split(
    " ",
  );

const DOUBLED =
  /^(?:beg|chat|clip|hem|hum|shop|spar|spin|squat|stir|plug|unplug|pat|stun|chop|clap|cut|dig|drop|get|grab|hit|jog|jot|knit|log|map|mop|plan|pin|put|quit|run|set|shop|sit|skip|slip|spin|split|stop|strum|swap|swim|tap|trim|win|wrap|begin|submit|nap|scrub|hug|commit)$/;

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
/** What isn't a deed behind "I'll": states, and words that are no verbs. */
export const NO_VERB =
  "(?:be|have|had|need|know|like|love|hate|want|wish|prefer|feel|miss|lose|forget|fail|die|regret|remember|understand|become|hear|cry|see|get|seem|look|sound|belong|depend|enjoy|suffer|survive|deserve|realise|realize|notice|suppose|guess|hope|think|believe|doubt|wonder|mean|end up|happen|bet|say|swear|let|may|might|must|can|could|should|would|never|always|usually|often|sometimes|only|not|no|and|or|but|the|a|an|my|your|his|her|our|their|its|in|on|at|to|of|for|with|from|because|since|so|too|very|this|that|these|those|all|it|he|she|they|we|you|i|im|people|person|child|children|patients|today|yesterday|tomorrow|tonight|again|anyway|when|while|if|as|than|then|who|which|what|how|there|here|fated|health|effects|equipped|advised|behaved|now|actually|really|probably|maybe|pass|wait)";
export const ING = `(?:${[...FROM_ING.keys()].join("|")})`;
