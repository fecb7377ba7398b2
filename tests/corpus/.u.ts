import { marked } from "~/domain/progress/reading/lengths";
import { eventsIn,lengthsAlone,hasVerb } from "~/domain/progress/reading/practice-told";
import { rulesOf } from "~/domain/progress/reading/rules";
import { partsOf, thingIn, isLength } from "~/domain/progress/reading/things";
import { sentencesOf } from "~/domain/progress/reading/sentences";
import { talking } from "~/domain/progress/reading/talking.fixture";
for (const [l,x] of [["es","Trabajé en la novela una hora."],["en","Two hours of pottery class, my bowls all collapsed."],["en","I did my hour of German."]] as const) for (const s of sentencesOf(talking(l,["?What did you practise today?",x]))) {const r=rulesOf(l).practice; const m=marked(s,r); console.log(m.words,m.minutes,hasVerb(m.words,r), eventsIn(m,r), partsOf(m.units,r).map(p=>[p.map(u=>u.word).join(" "),thingIn(m,p,r,{whole:true}),isLength(p,r)]), r.notNow.exec(m.words)?.[0], r.never.exec(m.words)?.[0]);}
