import type { Asked, Finding, Outcome } from "~/domain/progress/findings";
import type { LocalDate } from "~/lib/columns";
import type { Language, Turn } from "~/providers/telephony/provider";

/** A talk as it was read, with what check-points need of it. */
export type TalkRead = {
  userId: string;
  callId: string;
  localDay: LocalDate;
  language: Language;
  outcome: Outcome;
  findings: readonly Finding[];
  /** As the person meant them. */
  turns: readonly Turn[];
  /** What the companion brought up. */
  asked: Asked | null;
};
