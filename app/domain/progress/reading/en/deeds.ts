import type { PracticeVerb } from "~/domain/progress/reading/rule-types";

/** Verbs of practising in English. */

const verb = (past: string, ing: string, inf: string, rest: Omit<PracticeVerb, "past" | "ing" | "inf">) => ({
  past,
  ing,
  inf,
  ...rest,
});
const named = (
  past: string,
  ing: string,
  inf: string,
  names: string,
  told: string,
  more: Partial<PracticeVerb> = {},
) => verb(past, ing, inf, { names, told, needs: "nothing", ...more });

export const verbs: readonly PracticeVerb[] = [
  verb("practi[sc]ed", "practi[sc]ing", "practi[sc]e", { needs: "anything" }),
  verb("rehearsed", "rehearsing", "rehearse", { needs: "anything" }),
  verb("studied", "studying", "study", { needs: "anything", forThing: true }),
  verb("revised", "revising", "revise", { needs: "known", forThing: true }),
  verb("trained", "training", "train", { needs: "known", forThing: true }),
  verb("played", "playing", "play", { needs: "known" }),
  verb("worked on", "working on", "work on", { needs: "known" }),
  verb("did|got in|put in|fitted in|fit in|squeezed in|managed", "doing", "do", {
    needs: "known",
    fills: true,
    unlessNext:
      /^(?:a (?:little |happy |silly )?dance|(?:some |a bit of |a lot of )?(?:thinking|nothing)|it|that|not|my best|well|good)(?![^ ])/,
  }),
  { past: "spent|got(?= (?:my |in |the )?#)", inf: "spend", needs: "known", lends: true },
  {
    past: "spoke|chatted in|talked in",
    ing: "speaking|talking in",
    needs: "known",
    onlyKnown: true,
    within: true,
  },
  {
    past: "(?:came|come|got|am|im|just)? ?back from|(?<=(?:^|, |but )(?:today|tonight|yesterday|it) )was|been at|was at|were at|was on|been on|got going (?:with|on)|got stuck into|sat(?: down)? (?:at|with)|picked up",
    inf: "sit(?: down)? (?:at|with)|pick up",
    needs: "known",
    fills: true,
    onlyKnown: true,
  },
  { past: "went through", needs: "known", onlyKnown: true },
  // A course, not music.
  {
    past: "listened to(?= (?:\\w+ ){0,3}(?:course|podcasts?|lessons?|class|lectures?)(?![^ ]))|watched(?= (?:\\w+ ){0,4}(?:course|lessons?|lectures?|tutorials?)(?![^ ]))",
    ing: "listening to(?= (?:\\w+ ){0,3}(?:course|podcasts?|lessons?|class|lectures?)(?![^ ]))",
    needs: "known",
    onlyKnown: true,
    within: true,
  },
  verb(
    "went over|ran through|drilled|reviewed|tried",
    "going over|drilling|reviewing",
    "go over|drill|review",
    {
      needs: "known",
      onlyKnown: true,
    },
  ),
  { past: "had|took|attended|went to", needs: "known", onlyKnown: true },
  named(
    "deadlifted|squatted|benched|bench pressed|power cleaned",
    "deadlifting|squatting|benching",
    "deadlift|squat|bench",
    "weights",
    "You lifted weights",
  ),
  named(
    "ran|went running|went for (?:a|my) (?:\\w+ ){0,2}run|went for (?:a|my) jog|jogged",
    "running|jogging",
    "run|go running|go for a run",
    "running",
    "You ran",
    {
      unlessNext:
        /^(?:into|out|late|errands?|through|over|away|from|across|around|up|down the|my (?!(?:5|10|first|second|third|usual|morning|daily|fastest|longest))|some|the (?!park|trail|track|loop|10|5|half)|a (?!(?:5|10|half|full|mile|kilomet|marathon|lap|quick|few|couple|long|short|little))|for (?:the (?:bus|train)|office))\b/,
    },
  ),
  named(
    "swam|went swimming|went for (?:a|my) (?:\\w+ ){0,2}swim",
    "swimming",
    "swim|go swimming|go for a swim",
    "swimming",
    "You swam",
  ),
  named("meditated", "meditating", "meditate", "meditation", "You meditated", {
    unlessNext: /^on (?:whether|what)\b/,
  }),
  named("journal+ed", "journal+ing", "journal", "journaling", "You wrote in your journal"),
  named("drew|sketched", "drawing|sketching", "draw|sketch", "drawing", "You drew", {
    unlessNext: /^(?:a (?:line|blank|breath|conclusion)|up|on|attention|money|the (?:line|short))\b/,
  }),
  named("painted", "painting", "paint", "painting", "You painted", {
    unlessNext:
      /^(?:(?:the|my|our|a) (?:\w+ )?(?:wall|walls|house|fence|room|kitchen|door|nails|bedroom|flat|shed|ceiling)|a picture of)\b/,
  }),
  named("read", "reading", "read", "reading", "You read", {
    needs: "length",
    unlessNext:
      /^(?:that|about|somewhere|it|this|your|the (?:news|email|message|report|paper|menu|label|room|instructions)|(?:my |some |an? )?(?:emails?|messages?|news|texts?)|him|her|to (?:my|the|him|her) (?:kids?|son|daughter|child|children))\b/,
  }),
  named("wrote", "writing", "write", "writing", "You wrote", {
    needs: "length",
    unlessNext:
      /^(?:(?:an? |the |some |my )?(?:\w+ )?(?:emails?|reports?|messages?|texts?|letters?|lists?|reviews?)|(?:to|back|down|it down|him|her|them|my boss)\b)/,
  }),
  named("coded|programmed", "coding|programming", "code|program", "coding", "You coded", {
    needs: "length",
    unlessNext: /^(?:at work|for work|the (?:oven|heating|alarm))\b/,
  }),
  named("cooked", "cooking", "cook", "cooking", "You cooked", { needs: "length" }),
  named("baked", "baking", "bake", "baking", "You baked", { needs: "length" }),
  named(
    "walked|went for (?:a|my) (?:\\w+ ){0,2}walk|hiked|went hiking",
    "walking|hiking",
    "walk|go for a walk",
    "walking",
    "You walked",
    {
      needs: "length",
      unlessNext:
        /^(?:to|home|the dog|out|in|into|away|past|around the (?:shop|office|house)|my (?:dog|kids?|son|daughter))(?![^ ])/,
    },
  ),
  named("danced|went dancing", "dancing", "dance|go dancing", "dancing", "You danced", { needs: "length" }),
  named("sang", "singing", "sing", "singing", "You sang", {
    needs: "length",
    unlessNext: /^happy birthday\b/,
  }),
  named(
    "worked out|lifted weights|lifted|went to the gym|hit the gym|was at the gym",
    "working out|lifting weights",
    "work out|lift weights|go to the gym",
    "gym",
    "You trained at the gym",
    {
      unlessNext: /^(?:how|that|what|why|a (?:deal|plan|way)|the (?:details|box|sofa))\b/,
    },
  ),
  named(
    "cycled|went cycling|went for a (?:bike|cycle) ride|went for a cycle",
    "cycling",
    "cycle|go cycling",
    "cycling",
    "You cycled",
    {
      unlessNext: /^(?:to (?:work|the office|school|the shop)|home)\b/,
    },
  ),
  named(
    "climbed|went climbing|went bouldering|bouldered",
    "climbing|bouldering",
    "climb|go climbing|go bouldering",
    "climbing",
    "You climbed",
    {
      unlessNext: /^(?:the (?:stairs|steps)|into|out|over|onto|up (?:the|a))\b/,
    },
  ),
  named("juggled", "juggling", "juggle", "juggling", "You juggled", {
    unlessNext: /^(?:work|kids|meetings|everything|things|two|2)\b/,
  }),
  named("knitted|knit|crocheted", "knitting|crocheting", "knit|crochet", "knitting", "You knitted"),
  named("stretched", "stretching", "stretch", "stretching", "You stretched", {
    needs: "length",
    unlessNext: /^(?:the|it|my budget|things)\b/,
  }),
];
