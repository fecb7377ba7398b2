import { readTalk } from "~/domain/progress/reading/read-talk";
import { DEV } from "./dev";
import { score } from "./score";
const row=(n:string,f:any)=>{const s=score(DEV,(t)=>readTalk(t).filter(f) as any).practice; console.log(n,s.right,s.wrong,s.missed)};
row("all",()=>true);
row("no zero",(x:any)=>x.kind!=="practice"||x.minutes>0);
row("no led en",(x:any)=>x.kind!=="practice"||x.turns.length>1);
row("es",(x:any)=>x.kind!=="practice"||/^(Pr|[A-Z][a-zíé]+ste)/.test(x.text));
row("en",(x:any)=>x.kind!=="practice"||/^You/.test(x.text));
