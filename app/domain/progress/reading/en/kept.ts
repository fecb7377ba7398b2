import { verbOfIng } from "~/domain/progress/reading/en/verbs";
import type { KeptRules } from "~/domain/progress/reading/promise-rules";

/** How English speakers say that something is done. */

const PAST: Readonly<Record<string, string>> = Object.fromEntries(
  "sent send,wrote write,written write,bought buy,made make,did do,told tell,spoke speak,spoken speak,paid pay,went go,gone go,ran run,swam swim,drew draw,drawn draw,read read,met meet,gave give,given give,took take,taken take,got get,brought bring,found find,kept keep,began begin,begun begin,built build,chose choose,chosen choose,drove drive,driven drive,ate eat,flew fly,hung hang,left leave,rang ring,rung ring,sang sing,sung sing,sold sell,set set,taught teach,woke wake,rode ride,slept sleep,spent spend,stood stand,swept sweep,knitted knit,held hold,put put,shut shut,cut cut,practised practise,practiced practise,practice practise,said say,saw see,seen see,rewrote rewrite,redid redo,dug dig,fed feed,thought think,done done"
    .split(",")
    .map((pair) => pair.split(" ")),
);

/** "Sent", "sending" and "sends" are "send"; "emails" is "email". */
function stem(word: string): string {
  if (Object.hasOwn(PAST, word)) return PAST[word] ?? word;
  const ing = verbOfIng(word);
  if (ing !== null) return Object.hasOwn(PAST, ing) ? (PAST[ing] ?? ing) : bare(ing);
  return bare(word);
}

/** Without its ending; verbs and nouns come out alike whatever their last letter was. */
function bare(word: string): string {
  if (word.length <= 3) return word;
  const base = word
    .replace(/ies$|ied$/, "y")
    .replace(/(?<=[^s])s$/, "")
    .replace(/(?<=\p{L}{3})ed$/u, "")
    .replace(/(?<=\p{L}{3})e$/u, "");
  return base.replace(/([bdgmnprt])\1$/, "$1");
}

export const kept: KeptRules = {
  small: new Set(
    "a an the my your his her our their this that these those it its to of in on at by for with from about into and or so i im ive id ill you he she they we me him them us is was are be been am just also already finally then up out off over some any all one whole once first own really very last next new"
      .split(" ")
      .filter((word) => !["out", "off"].includes(word)),
  ),
  stem,
  done: /\b(?:i|we|ive|weve) (?:have )?(?:(?:also|just|already|finally|even|actually|really|did|only|totally|both|then|managed to|got to|got round to|got around to) )*(?!(?:need|want|wish|hope|should|could|would|might|will|wont|plan|cant|dont|didnt|havent|am|was going)\b)(?:\w+ed|sent|wrote|written|bought|made|did|done|told|spoke|paid|went|ran|swam|drew|read|met|gave|took|got|brought|found|built|chose|drove|ate|rang|sang|sold|set|taught|rode|put|cut|hung|left|held|swept|fed|rewrote|redid|saw|call|send|write|finish|play|book|do|clean|fix|buy)\b|\b(?:is|are|was|were|has been|have been|got|its|thats|theyre) (?:now |all |finally |already |both )?(?:done|out|sent|finished|ready|booked|bought|paid|written|submitted|delivered|posted|off|fixed|gone|sorted|called|signed|in the (?:post|mail))\b|^(?:(?:yes|so|and|oh|okay|well|finally|already|just|,) )*(?:sent|wrote|bought|made|did|told|spoke|paid|called|finished|played|booked|cleaned|fixed|emailed|submitted|posted|practised|practiced|cancelled|canceled|met|signed|recorded|uploaded|updated|mailed|phoned|rang|ran|swam|drew)\b/,
  notDone:
    /\b(?:not|didnt|havent|hasnt|never|nearly|almost|half|halfway|partly|some of|still (?:have|need|got|havent|want|must|owe)|ill|im going to|gonna|going to|tomorrow|want to|wanted to|should|need to|have to|must|tried to|forgot|couldnt|wasnt|isnt|arent|if|wish|would|could have|supposed to|meant to|used to|started|was about to|promised to|said id|said i would|plan to|planned to|except|hope|next time|without|instead)\b(?! (?:only|just|bad)\b)(?<!\b(?:like i|as i) said id)(?<!\b(?:like i|as i) said i would)/,
  same: [
    ["done", "out", "sent", "finish", "ready", "off", "send", "post", "submit", "complet", "fix"],
    ["send", "mail", "email", "post", "submit", "deliver", "forward", "messag"],
    ["finish", "complet", "done", "end", "clos"],
    ["call", "phon", "ring", "speak", "talk"],
    ["buy", "get", "order", "purchas"],
    ["writ", "write", "draft", "finish"],
    ["book", "reserv", "arrang"],
    ["practis", "practise", "play", "rehears", "do"],
    ["tell", "ask", "talk", "speak"],
    ["clean", "tidy", "clear"],
    ["read", "finish"],
  ],
  yes: /^(?:(?:yes|okay|oh|well|so|actually|good|great|,|hi|hey|hello|thanks|funny you ask) ,? ?)*(?:(?:yes|yep|yup)(?= ?(?:$|,| (?:i did|i|it|did|finally|actually|done|twice|once|this|yesterday|last)))|i did(?! (?:not|nothing)\b)(?: it| that| get| manage)?|did it|done|all done|it(?:s| is) done|it went|went (?:really |very |pretty )?(?:well|great|fine|okay|good)|it was (?:\w+ )?(?:great|good|easy|easier|fine|fun|lovely|hard but|okay|harder)|really well|very well|pretty well|great|finished|i (?:just |already |finally |even |actually )?(?:sent|finished|called|played|wrote|managed|made|got|booked|bought|practised|practiced|ran|went|told|spoke|read|paid|fixed|cleaned|signed))\b/,
  no: /\b(?:no|not|nope|nah|didnt|havent|hasnt|never|couldnt|almost|nearly|half|partly|forgot|tomorrow|still (?:have|need)|ran out of|too (?:tired|busy)|ill|instead|tried|started|isnt|wasnt able)\b(?! (?:only|just|bad|problem|as)\b)/,
  went: /^(?:(?:well|oh|honestly|so|yes|,) )*it (?:went|was) (?:really |pretty |quite |absolutely |so )?(?:terribly|terrible|badly|awful|awfully|horrible|horribly|a disaster|so so|alright|all right)\b/,
  asksDone:
    /\b(?:did you|have you|and (?:the|your)|how did|get (?:to|the|round|around)|how's|how is|what about|managed?|done)\b/u,
  text: (step) => `You did what you'd planned: ${step}.`,
};
