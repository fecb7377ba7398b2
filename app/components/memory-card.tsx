import { Form, Link } from "@remix-run/react";
import { Pin, PinOff } from "lucide-react";
import type { ShownGroup } from "~/domain/memories/describe-memories";
import { MEMORY_CHARACTERS, MEMORY_INTENTS } from "~/domain/memories/memory-intents";
import { Button } from "./ui/button";
import { Field, Input } from "./ui/field";
import { Time } from "./ui/time";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

type ShownMemory = ShownGroup["memories"][number];

export type MemoryCardProps = {
  memory: ShownMemory;
  /** What was typed and refused of this memory. */
  refused?: { text?: string; error?: string };
  /** Path its forms post to. */
  action: string;
};

const SUMMARY =
  "inline-flex min-h-11 cursor-pointer list-none items-center rounded-full px-3 text-sm font-semibold text-accent " +
  "hover:bg-hover sm:min-h-9 [&::-webkit-details-marker]:hidden";

/** One fact, where it comes from, what it was before, and what the person can do about it. */
export function MemoryCard({ memory, refused, action }: MemoryCardProps) {
  const { id, text, quote, source, day, href, past } = memory;
  const when = <Time at={day.at}>{day.words}</Time>;
  return (
    <li
      id={`memory-${id}`}
      className="flex flex-col gap-2 rounded-card bg-raised p-4 target:ring-2 target:ring-focus"
    >
      <p className="font-medium wrap-anywhere">{text}</p>
      {quote ? <blockquote className="text-muted wrap-anywhere">“{quote}”</blockquote> : null}
      <p className="text-sm text-muted">
        {source},{" "}
        {href ? (
          <Link to={href} className="link">
            {when}
          </Link>
        ) : (
          when
        )}
      </p>
      {past.length > 0 ? (
        <ul className="flex flex-col gap-1 text-sm text-muted">
          {past.map((before) => (
            <li key={before.id} className="wrap-anywhere">
              Before: {before.text} (<Time at={before.from.at}>{before.from.words}</Time> to{" "}
              <Time at={before.until.at}>{before.until.words}</Time>)
            </li>
          ))}
        </ul>
      ) : null}
      <div className="-mx-2 flex flex-wrap items-start gap-1">
        <PinButton memory={memory} action={action} />
        <details open={refused ? true : undefined} className="open:w-full">
          <summary className={SUMMARY}>Correct</summary>
          <CorrectForm memory={memory} refused={refused} action={action} />
        </details>
        <details className="open:w-full">
          <summary className={SUMMARY}>Forget</summary>
          <ForgetForm memory={memory} action={action} />
        </details>
      </div>
    </li>
  );
}

type Part = { memory: ShownMemory; action: string };

function PinButton({ memory: { id, pinned }, action }: Part) {
  const pending = usePending(action, { field: "memoryId", value: id });
  return (
    <Form method="post" action={action} preventScrollReset>
      <input type="hidden" name="intent" value={pinned ? MEMORY_INTENTS.unpin : MEMORY_INTENTS.pin} />
      <input type="hidden" name="memoryId" value={id} />
      <Button
        type="submit"
        variant="ghost"
        size="sm"
        loading={pending}
        icon={pinned ? <PinOff aria-hidden className="size-4" /> : <Pin aria-hidden className="size-4" />}
      >
        {pinned ? "Unpin" : "Pin"}
      </Button>
    </Form>
  );
}

function CorrectForm({ memory: { id, text }, refused, action }: Part & Pick<MemoryCardProps, "refused">) {
  const pending = usePending(action, { field: "memoryId", value: id });
  const form = useRefusedForm();
  return (
    <Form
      ref={form}
      key={text}
      method="post"
      action={action}
      preventScrollReset
      className="flex flex-col items-start gap-3 px-2 pt-2 pb-3"
    >
      <input type="hidden" name="intent" value={MEMORY_INTENTS.correct} />
      <input type="hidden" name="memoryId" value={id} />
      <Field
        label="How it really is"
        hint="Your wording stands until you say otherwise on a call."
        error={refused?.error}
        className="w-full"
      >
        {(control) => (
          <Input
            {...control}
            name="text"
            required
            maxLength={MEMORY_CHARACTERS}
            defaultValue={refused?.text ?? text}
            autoComplete="off"
          />
        )}
      </Field>
      <Button type="submit" variant="secondary" size="sm" loading={pending}>
        Keep this wording
      </Button>
    </Form>
  );
}

function ForgetForm({ memory: { id, past }, action }: Part) {
  const pending = usePending(action, { field: "memoryId", value: id });
  return (
    <Form
      method="post"
      action={action}
      preventScrollReset
      className="flex flex-col items-start gap-3 px-2 pt-2 pb-3"
    >
      <input type="hidden" name="intent" value={MEMORY_INTENTS.forget} />
      <input type="hidden" name="memoryId" value={id} />
      <p className="text-sm text-muted">
        {past.length > 0 ? "This fact, with what it was before," : "This fact"} is deleted for good and no
        longer found, nor is what you said about it. I won't learn it again. The transcript of the call stays.
      </p>
      <Button type="submit" variant="danger" size="sm" loading={pending}>
        Forget it for good
      </Button>
    </Form>
  );
}
