import type { CorpusTalk } from "../corpus";
import { espanol } from "./espanol";
import { first } from "./first";
import { free } from "./free";
import { hard } from "./hard";
import { led } from "./led";

/** The talks the rules are written with. */
export const DEV: CorpusTalk[] = [...first, ...led, ...free, ...espanol, ...hard];
