import { feelings } from "~/domain/progress/reading/es/feelings";
import { learned } from "~/domain/progress/reading/es/learned";
import { practice } from "~/domain/progress/reading/es/practice";
import { said } from "~/domain/progress/reading/es/said";
import { summary } from "~/domain/progress/reading/es/summary";
import type { ReadingRules } from "~/domain/progress/reading/rule-types";

export const spanish: ReadingRules = { language: "es", said, practice, learned, feelings, summary };
