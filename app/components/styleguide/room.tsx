import { Hud } from "../hud";
import { KeptCard } from "../kept-card";
import { ToastProvider, useToast } from "../toasts";
import { Button } from "../ui/button";
import { Segments } from "../ui/segments";
import { Pair, Row, Sample, Section } from "./sample";

const DAYS = (["kept", "kept", "protected", "rest", "missed", "kept", "open"] as const).map(
  (state, index) => ({
    day: `2026-11-${16 + index}`,
    label: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"][index] ?? "",
    state,
    words: `Sample day ${index + 1}: ${state}`,
  }),
);

/** What stands around the companion on the dashboard. */
export function RoomPieces() {
  return (
    <Section title="The room">
      <Sample name="bar along the top, a year in and on the first day">
        <Hud
          level={22}
          fraction={0.42}
          xp={89_924}
          toNext={6_097}
          todayXp={120}
          streak={223}
          multiplier="×1.25"
          freezes={4}
          rhythm={100}
          days={DAYS}
        />
        <Hud
          level={1}
          fraction={0}
          xp={0}
          toNext={100}
          todayXp={0}
          streak={0}
          multiplier={null}
          freezes={0}
          rhythm={0}
          days={DAYS.map((day) => ({ ...day, state: "none" as const }))}
        />
      </Sample>
      <Pair>
        <KeptCard
          title="Kept from the last call"
          day="yesterday"
          href="/calls"
          sentences={["You practised guitar for 45 minutes.", "You learned that the thumb leads."]}
          quote={{ text: "the thumb leads, everything else follows", href: "/calls" }}
          gains={["+120 XP", "1 quest"]}
        />
        <KeptCard
          title="Kept from what you wrote"
          day="today"
          href="/calls"
          sentences={["You went for a run."]}
          quote={null}
          gains={[]}
        />
      </Pair>
      <Sample name="one of several views">
        <Segments
          label="Sample views"
          choices={["All", "Talks", "Didn't ring"].map((words, index) => ({
            to: "/simulator/styleguide",
            words,
            current: index === 1,
          }))}
        />
      </Sample>
      <ToastProvider>
        <Toasts />
      </ToastProvider>
    </Section>
  );
}

function Toasts() {
  const toast = useToast();
  return (
    <Row>
      <Button variant="secondary" onClick={() => toast({ title: "A sample note" })}>
        Show a note
      </Button>
      <Button
        variant="secondary"
        onClick={() => toast({ title: "Level 23", text: "Reached by what you did.", tone: "glad" })}
      >
        Show a glad note
      </Button>
      <Button
        variant="secondary"
        onClick={() => toast({ title: "No connection", text: "Nothing is lost.", tone: "warm" })}
      >
        Show a warning
      </Button>
    </Row>
  );
}
