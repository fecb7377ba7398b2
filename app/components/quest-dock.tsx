import { Form, Link, useFetcher } from "@remix-run/react";
import { clsx } from "clsx";
import { Check, Ellipsis } from "lucide-react";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { usePending } from "./use-pending";

export type QuestItem = {
  id: string;
  title: string;
  source: "promise" | "checkpoint" | "default";
  /** "Due Friday", or null. */
  due: string | null;
  /** The day has come or passed. */
  now: boolean;
  /** The person's own words, and where they said them. */
  quote: string | null;
  href: string | null;
  /** It has slipped so often that it is offered smaller, or not at all. */
  offersToShrink: boolean;
};

export type QuestDockProps = {
  open: QuestItem[];
  /** Without a place among the open ones, or set aside because they kept slipping. */
  waiting: QuestItem[];
  /** Closed a moment ago, to be taken back. */
  justDone: { id: string; title: string } | null;
  /** "7 of 9 promises kept", or null before there are any. */
  kept: string | null;
  action: string;
  error?: string | null;
};

/** More that is set aside than this stays folded up: it is no pile to look at. */
const SEEN_AT_ONCE = 2;

/** Today's quests: done by a tap, and without scripts by a button. */
export function QuestDock({ open, waiting, justDone, kept, action, error }: QuestDockProps) {
  return (
    <Card
      title={<span id="quests">Quests</span>}
      titleId="quest-title"
      aside={kept ? <span className="text-sm text-muted">{kept}</span> : null}
    >
      <div className="flex flex-col gap-4">
        {error ? (
          <p role="alert" className="font-medium text-danger">
            {error}
          </p>
        ) : null}
        {justDone ? (
          <Form
            method="post"
            action={action}
            preventScrollReset
            className="flex flex-wrap items-center gap-x-3"
          >
            <input type="hidden" name="questId" value={justDone.id} />
            <p role="status" className="min-w-0 text-emerald">
              Done: {justDone.title}
            </p>
            <Button type="submit" name="intent" value="reopen-quest" size="sm" variant="ghost">
              Undo
            </Button>
          </Form>
        ) : null}
        {open.length > 0 ? (
          <ul className="flex flex-col gap-1">
            {open.map((quest) => (
              <Quest key={quest.id} quest={quest} action={action} />
            ))}
          </ul>
        ) : (
          <p className="text-muted">
            Nothing is open. What you promise on a call stands here, with its day and in your words.
          </p>
        )}
        {waiting.length > 0 ? (
          <details open={waiting.length <= SEEN_AT_ONCE && waiting.some((quest) => quest.offersToShrink)}>
            <summary className="unfold -ml-2 min-h-11 cursor-pointer rounded-full px-2 text-sm text-muted hover:text-text">
              {waiting.length} more set aside
            </summary>
            <ul className="mt-1 flex flex-col gap-1">
              {waiting.map((quest) => (
                <li key={quest.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                  <Words quest={quest} />
                  <Form method="post" action={action} preventScrollReset className="flex gap-2">
                    <input type="hidden" name="questId" value={quest.id} />
                    <Button type="submit" name="intent" value="take-on-quest" size="sm" variant="secondary">
                      Take it on
                    </Button>
                    {quest.offersToShrink ? null : (
                      <Button type="submit" name="intent" value="drop-quest" size="sm" variant="ghost">
                        Let it go
                      </Button>
                    )}
                  </Form>
                  {quest.offersToShrink ? (
                    <div className="w-full">
                      <More quest={quest} action={action} closed />
                    </div>
                  ) : null}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </Card>
  );
}

function Words({ quest }: { quest: QuestItem }) {
  return (
    <div className="min-w-0 flex-1">
      <p className="font-medium">{quest.title}</p>
      <p className="flex flex-wrap gap-x-2 text-sm text-muted">
        {quest.due ? <span className={clsx(quest.now && "font-medium text-amber")}>{quest.due}</span> : null}
        {quest.href ? (
          <Link to={quest.href} prefetch="intent" className="link tap">
            {quest.quote ? "What you said" : "See the call"}
          </Link>
        ) : null}
      </p>
    </div>
  );
}

function Quest({ quest, action }: { quest: QuestItem; action: string }) {
  const fetcher = useFetcher();
  // It is done the moment it is tapped; a refusal brings it back.
  const done = fetcher.formData?.get("intent") === "finish-quest";
  if (quest.source === "checkpoint") {
    return (
      <li className="flex items-center gap-2 py-1">
        <span aria-hidden className="m-4 size-3 shrink-0 rounded-full bg-cyan" />
        <Words quest={quest} />
        <a href="#recall" className="link inline-flex min-h-11 items-center text-sm">
          Recall it
        </a>
      </li>
    );
  }
  return (
    <li className={clsx("flex flex-col py-1 transition-opacity", done && "opacity-50")}>
      <div className="flex items-center gap-2">
        <fetcher.Form method="post" action={action}>
          <input type="hidden" name="questId" value={quest.id} />
          <button
            type="submit"
            name="intent"
            value="finish-quest"
            aria-label={`Done: ${quest.title}`}
            className="group grid size-11 place-items-center rounded-full hover:bg-raised"
          >
            <span
              className={clsx(
                "grid size-7 place-items-center rounded-full border-2 transition-colors",
                done ? "border-emerald bg-emerald text-bg" : "border-field-line group-hover:border-emerald",
              )}
            >
              <Check aria-hidden className={clsx("size-4", done ? "" : "opacity-0 group-hover:opacity-60")} />
            </span>
          </button>
        </fetcher.Form>
        <Words quest={quest} />
      </div>
      <More quest={quest} action={action} />
    </li>
  );
}

function More({ quest, action, closed = false }: { quest: QuestItem; action: string; closed?: boolean }) {
  const shrinking = usePending(action, { field: "intent", value: "shrink-quest" });
  return (
    <details open={quest.offersToShrink && !closed} className={closed ? undefined : "ml-13"}>
      <summary className="relative inline-flex min-h-11 cursor-pointer list-none items-center gap-1.5 text-sm text-muted hover:text-text sm:min-h-8 [&::-webkit-details-marker]:hidden">
        <Ellipsis aria-hidden className="size-4" />
        {quest.offersToShrink ? "It keeps slipping. Smaller, or not at all?" : "Change it"}
      </summary>
      <div className="mt-1 flex flex-col gap-3 rounded-field bg-inset p-3">
        <Form method="post" action={action} preventScrollReset className="flex flex-wrap gap-2">
          <input type="hidden" name="questId" value={quest.id} />
          <label className="min-w-48 flex-1">
            <span className="sr-only">A smaller step than “{quest.title}”</span>
            <input
              name="title"
              required
              maxLength={120}
              defaultValue={quest.title}
              className="min-h-11 w-full rounded-field border border-field-line bg-bg px-3"
            />
          </label>
          <Button
            type="submit"
            name="intent"
            value="shrink-quest"
            size="sm"
            variant="secondary"
            loading={shrinking}
          >
            Make it smaller
          </Button>
        </Form>
        <Form method="post" action={action} preventScrollReset>
          <input type="hidden" name="questId" value={quest.id} />
          <Button type="submit" name="intent" value="drop-quest" size="sm" variant="ghost" className="-ml-3">
            Let it go
          </Button>
        </Form>
      </div>
    </details>
  );
}
