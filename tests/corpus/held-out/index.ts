import type { CorpusTalk } from "../corpus";
import { fresh } from "./fresh";
import { more } from "./more";
import { moreFree } from "./more-free";
import { moreSpanish } from "./more-spanish";

/** Talks that only measure: nothing is written with them in view. */
export const HELD_OUT: CorpusTalk[] = [...fresh, ...more, ...moreFree, ...moreSpanish];
