import type { CorpusTalk } from "../corpus";
import { english } from "./english";
import { espanol } from "./espanol";
import { first } from "./first";
import { free } from "./free";
import { hard } from "./hard";
import { led } from "./led";
import { spanish } from "./spanish";

/** The talks the rules are written with. */
export const DEV: CorpusTalk[] = [...first, ...led, ...free, ...espanol, ...hard, ...english, ...spanish];
