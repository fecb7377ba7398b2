import type { CorpusTalk } from "../corpus";
import { english } from "./english";
import { fresh } from "./fresh";
import { spanish } from "./spanish";

/** Talks that only measure: nothing is written with them in view. */
export const HELD_OUT: CorpusTalk[] = [...english, ...spanish, ...fresh];
