import type { SummaryRules } from "~/domain/progress/reading/rule-types";

export const summary: SummaryRules = {
  practised: (texts) => {
    const deeds = texts.map((text) => text.replace(/^You /, "").replace(/\.$/, ""));
    return `You ${deeds.slice(0, -1).join(", ")} and ${deeds.at(-1)}.`;
  },
  next: (step) => `Your next step: ${step}.`,
  promised: (title) => `Your plan: ${title}.`,
  sad: (text) => `You spoke of something painful: ${text}.`,
  said: (text) => `You said: ${text}.`,
  tellsNothing:
    /^(?:(?:hello|hi|hey|sorry) )*(?:(?:can|could|would|will|do|are|is|did) (?:you|we|this|it)|what|who|why|how|when|where|ignore|system|stop|call me|please|thank you|thanks|sorry (?:i|you|wrong)|you have|hello who|goodbye|bye)(?![^ ])|(?<![^ ])(?:wrong number|dialled|dialed|signed up|be called|off (?:your|the) list|about to go|just a (?:minute|second)|quick one|stop calling|call me (?:back|later|tomorrow|again)|off the record|on the record|subscribe|watching|instructions|no more calls|have to go|got to go|talk (?:to you )?(?:soon|later|tomorrow)|i dont know|no idea|nothing (?:really|today)|leave a message|in a meeting|bad (?:moment|time)|cant talk|can you hear)(?![^ ])/,
  tells: /(?<![^ ])(?:i|im|ive|my|we|me)(?![^ ])/,
};
