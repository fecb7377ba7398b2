import type { CallStatus } from "~/domain/calls/call-state";
import { CompanionStage, type CompanionStageProps } from "./avatar/companion-stage";
import { useCompanionState } from "./avatar/use-stage-state";
import { useLevelNews } from "./use-level-news";

export type RoomCompanionProps = Omit<CompanionStageProps, "state" | "label"> & {
  /** The state of the call under way, or null. */
  call: CallStatus | null;
  writingUp: boolean;
  /** The hour in the person's zone, 0 to 23. */
  hour: number;
  /** Null on a day on which nothing is cheered at. */
  level: number | null;
  /** The quest that was done a moment ago. */
  doneQuestId: string | null;
};

/** The companion in the room. What it does changes by itself, and nothing else on the page with it. */
export function RoomCompanion({ call, writingUp, hour, level, doneQuestId, ...stage }: RoomCompanionProps) {
  const reached = useLevelNews(level);
  const state = useCompanionState({
    ...{ call, writingUp, hour },
    glad: doneQuestId ? `quest-${doneQuestId}` : reached === null ? null : `level-${reached}`,
  });
  return <CompanionStage {...stage} state={state} label="Your companion" />;
}
