import type { CorpusTalk } from "../corpus";
import { fresh } from "./fresh";

/** Talks that only measure: nothing is written with them in view. */
export const HELD_OUT: CorpusTalk[] = [...fresh];
