import { readTalk } from "~/domain/progress/reading/read-talk";
import { talkOf } from "./corpus";
import { DEV } from "./dev";
const turns = DEV.filter(t=>t.language==="en").flatMap(t=>talkOf(t).turns).slice(0,60);
const base = {...talkOf(DEV.find(t=>t.language==="en")!)};
const run=()=>readTalk({...base,turns:turns.map(t=>({...t}))});
for(let i=0;i<20;i++) run();
const n=60; const t0=performance.now(); for(let i=0;i<n;i++) run(); console.log("ms",(performance.now()-t0)/n);
