import { Form, Link } from "@remix-run/react";
import { ChevronDown } from "lucide-react";
import { RECALL_INTENTS } from "~/domain/checkpoints/recall-intents";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { usePending } from "./use-pending";

/** Something to recall now. */
export type DueRecall = {
  itemId: string;
  question: string;
  /** What the person said when they learned it; empty when the words are deleted. */
  quote: string;
  /** The name of its skill, or null. */
  skill: string | null;
  /** "Tuesday 24 November": when it was learned. */
  learnedOn: string;
  callHref: string;
};

/** Something that was recalled on a call and waits for the person's word. */
export type HeardRecall = {
  itemId: string;
  reviewId: string;
  question: string;
  quote: string;
  /** "Tuesday 24 November": when it was learned. */
  learnedOn: string;
  /** What they said on the call; empty when the words are deleted. */
  heard: string;
  /** How it was graded: 1 not any more, 2 partly, 3 knew it. */
  rating: number;
  callHref: string;
};

export type RecallCardProps = { due: DueRecall; action?: string } | { heard: HeardRecall; action?: string };

const ANSWERS = [
  { rating: 3, label: "Knew it", yes: "Yes, I knew it" },
  { rating: 2, label: "Partly", yes: "Yes, partly" },
  { rating: 1, label: "Not any more", yes: "Yes, not any more" },
] as const;

/** One question about something learned, and how well it is still known, in the person's own judgement. */
export function RecallCard(props: RecallCardProps) {
  const { action = "/dashboard" } = props;
  if ("heard" in props) {
    const { heard } = props;
    const grade = ANSWERS.find(({ rating }) => rating === heard.rating)?.label ?? "Knew it";
    return (
      <Card title={heard.question} titleId={`recall-${heard.reviewId}`}>
        <div className="flex flex-col gap-4">
          <p className="max-w-prose break-words">
            On the call I{heard.heard === "" ? "" : ` heard “${heard.heard}” and`} took it as “{grade}”. Was
            that right?
          </p>
          <Learned
            quote={heard.quote}
            lead="When you learned it, you said"
            learnedOn={heard.learnedOn}
            href={heard.callHref}
            link="The call"
          />
          <Answers itemId={heard.itemId} reviewId={heard.reviewId} taken={heard.rating} action={action} />
        </div>
      </Card>
    );
  }
  const { due } = props;
  const about = due.skill === null ? due.learnedOn : `${due.skill}, ${due.learnedOn}`;
  return (
    <Card title={due.question} titleId={`recall-${due.itemId}`}>
      <div className="flex flex-col gap-4">
        <p className="text-sm text-muted">{about}. Say it aloud first, then look.</p>
        <Learned
          quote={due.quote}
          lead="You said"
          learnedOn={due.learnedOn}
          href={due.callHref}
          link="The call it is from"
        />
        <Answers itemId={due.itemId} reviewId={null} taken={null} action={action} />
      </div>
    </Card>
  );
}

/** Closed at first: looking comes after recalling. */
function Learned({
  quote,
  lead,
  learnedOn,
  href,
  link,
}: Record<"quote" | "lead" | "learnedOn" | "href" | "link", string>) {
  return (
    <details className="group max-w-prose rounded-field bg-raised">
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3 px-4 py-2 font-medium">
        Show what you said
        <ChevronDown aria-hidden className="size-5 shrink-0 text-muted group-open:rotate-180" />
      </summary>
      <div className="flex flex-col items-start gap-1 px-4 pb-3">
        <p className="max-w-full break-words">
          {quote === "" ? `Said on ${learnedOn}. The words are deleted.` : `${lead}: “${quote}”`}
        </p>
        <Link to={href} className="link tap text-sm">
          {link}
        </Link>
      </div>
    </details>
  );
}

type AnswersProps = { itemId: string; reviewId: string | null; taken: number | null; action: string };

function Answers({ itemId, reviewId, taken, action }: AnswersProps) {
  const pending = usePending(action, { field: "itemId", value: itemId });
  return (
    <Form method="post" action={action} preventScrollReset className="flex flex-wrap gap-2">
      <input type="hidden" name="intent" value={RECALL_INTENTS.recall} />
      <input type="hidden" name="itemId" value={itemId} />
      {reviewId === null ? null : <input type="hidden" name="reviewId" value={reviewId} />}
      {ANSWERS.map(({ rating, label, yes }) => (
        <Button
          key={rating}
          type="submit"
          name="rating"
          value={rating}
          variant={taken === rating ? "primary" : "secondary"}
          size="sm"
          disabled={pending}
        >
          {taken === rating ? yes : label}
        </Button>
      ))}
    </Form>
  );
}
