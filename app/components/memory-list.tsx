import { Form } from "@remix-run/react";
import { Sprout } from "lucide-react";
import type { ShownGroup } from "~/domain/memories/describe-memories";
import { MEMORY_CHARACTERS, MEMORY_INTENTS } from "~/domain/memories/memory-intents";
import { MemoryCard } from "./memory-card";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { EmptyState } from "./ui/empty-state";
import { Field, Input } from "./ui/field";
import { useLapsed } from "./use-lapsed";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

/** A form that was refused: what was typed and what is wrong, by field. */
export type RefusedMemory = { values: Record<string, string>; errors: Record<string, string> };

export type MemoryListProps = {
  groups: ShownGroup[];
  /** What is said of forgotten facts. */
  forgotten: string | null;
  refused?: RefusedMemory;
  action: string;
};

/** Everything that is known, by what it is about, and a place to add to it. */
export function MemoryList({ groups, forgotten, refused, action }: MemoryListProps) {
  const refusedOf = (id: string) =>
    refused?.values.memoryId === id
      ? { text: refused.values.text, error: refused.errors.text ?? refused.errors.form }
      : undefined;
  const lapsed = useLapsed();
  return (
    <div className="flex flex-col gap-6">
      {groups.length === 0 ? (
        <Card>
          <EmptyState icon={<Sprout />} title="Nothing yet">
            Tell me on a call about the people around you, what you like and what you are after. I'll keep it
            here, with your own words beside it, and you decide what stays.
          </EmptyState>
        </Card>
      ) : null}
      {groups.map(({ group, title, memories }) => (
        <Card key={group} title={title} titleId={`group-${group}`}>
          <ul className="grid items-start gap-3 lg:grid-cols-2 lg:*:only:col-span-2">
            {memories.map((memory) => (
              <MemoryCard key={memory.id} memory={memory} refused={refusedOf(memory.id)} action={action} />
            ))}
          </ul>
        </Card>
      ))}
      {lapsed ? null : (
        <AddMemory
          refused={refused?.values.intent === MEMORY_INTENTS.add ? refused : undefined}
          action={action}
        />
      )}
      {forgotten ? <p className="px-1 text-sm text-muted">{forgotten}</p> : null}
    </div>
  );
}

function AddMemory({ refused, action }: { refused?: RefusedMemory; action: string }) {
  const pending = usePending(action, { field: "intent", value: MEMORY_INTENTS.add });
  const form = useRefusedForm();
  return (
    <Card title="Add something yourself" titleId="add-memory">
      <Form ref={form} method="post" action={action} className="flex flex-col items-start gap-4">
        <input type="hidden" name="intent" value={MEMORY_INTENTS.add} />
        <Field
          label="What should I know?"
          hint="One sentence, in your words."
          error={refused?.errors.text}
          className="w-full"
        >
          {(control) => (
            <Input
              {...control}
              name="text"
              required
              maxLength={MEMORY_CHARACTERS}
              defaultValue={refused?.values.text}
              autoComplete="off"
            />
          )}
        </Field>
        <Button type="submit" variant="secondary" size="sm" loading={pending}>
          Remember this
        </Button>
      </Form>
    </Card>
  );
}
