import { RecallCard } from "../recall-card";
import { Pair, Sample, Section } from "./sample";

const ITEM = {
  itemId: "00000000-0000-4000-8000-000000000001",
  question: "You learned something about your thumb. What was it?",
  quote: "my thumb belongs behind the neck, then the barre chord rings",
  callHref: "/calls",
};
const REVIEW_ID = "00000000-0000-4000-8000-000000000002";

/** What is due to be recalled, and what was heard on a call. */
export function Recalls() {
  return (
    <Section title="Recalls">
      <Pair>
        <Sample name="recall-card: due">
          <RecallCard due={{ ...ITEM, skill: "Guitar", learnedOn: "Tuesday 24 November" }} />
        </Sample>
        <Sample name="recall-card: heard on a call">
          <RecallCard
            heard={{
              ...ITEM,
              reviewId: REVIEW_ID,
              learnedOn: "Tuesday 24 November",
              heard: "Something with the neck, I think.",
              rating: 2,
            }}
          />
        </Sample>
      </Pair>
    </Section>
  );
}
