import { feelings } from "~/domain/progress/reading/en/feelings";
import { learned } from "~/domain/progress/reading/en/learned";
import { practice } from "~/domain/progress/reading/en/practice";
import { said } from "~/domain/progress/reading/en/said";
import { summary } from "~/domain/progress/reading/en/summary";
import type { ReadingRules } from "~/domain/progress/reading/rule-types";

export const english: ReadingRules = { language: "en", said, practice, learned, feelings, summary };
