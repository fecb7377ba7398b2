import { readTalk } from "~/domain/progress/reading/read-talk";
import { sentencesOf } from "~/domain/progress/reading/sentences";
import { talkOf } from "./corpus";
import { DEV } from "./dev";
for (const n of ["fed up with","microphone in a bus","el huerto","yes to a concrete","medio ing"]) { const t=talkOf(DEV.find(x=>x.name.includes(n))!);
 for (const s of sentencesOf(t)) console.log(s.turn, s.asked, "|", s.words); for (const f of readTalk(t)) if (f.kind==="practice") console.log("   ",f.kind,f.text);}
