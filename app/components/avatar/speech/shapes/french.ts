import { LipsyncFr } from "@met4citizen/talkinghead/modules/lipsync-fr.mjs";
import { ANY, type Reader, type Repair, readerWithRules } from "./lipsync";

/** ch, j and soft g are no s; the w in oi, and w itself, are no f. */
const REPAIRS: readonly Repair[] = [
  ["C", /cH/, "SS", "CH"],
  ["J", ANY, "SS", "CH"],
  ["G", ANY, "SS", "CH"],
  ["G", ANY, "FF", "U"],
  ["O", /oI/, "FF", "U"],
  ["W", ANY, "FF", "U"],
];

export const frenchReader = (): Reader => readerWithRules(new LipsyncFr(), REPAIRS);
