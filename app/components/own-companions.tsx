import { Form } from "@remix-run/react";
import { Check, Trash2 } from "lucide-react";
import { COMPANION_INTENTS } from "~/domain/accounts/companion-intents";
import { Badge } from "./ui/badge";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { usePending } from "./use-pending";

/** A companion that the person brought, in words. */
export type ShownCompanion = {
  id: string;
  name: string;
  /** "GLB, 2.4 MB, 14,000 triangles" */
  facts: string;
  /** "mouth shapes ✓, blinking ✓" */
  abilities: string;
  /** "By Ada. Only its author may wear it, says the file." Null when it says nothing. */
  licence: string | null;
  chosen: boolean;
};

/** All companions that the person brought, and ours. */
export function OwnCompanions({ own, action }: { own: readonly ShownCompanion[]; action: string }) {
  if (own.length === 0) return null;
  const oursChosen = own.every(({ chosen }) => !chosen);
  return (
    <Card title="Your companions" titleId="companion-own">
      <ul className="flex flex-col gap-3">
        <li className="flex flex-wrap items-center justify-between gap-3 rounded-card bg-raised p-4">
          <p className="font-medium">Ours</p>
          {oursChosen ? <InUse /> : <UseButton intent={COMPANION_INTENTS.ours} name="ours" action={action} />}
        </li>
        {own.map((companion) => (
          <li key={companion.id} className="flex flex-col gap-3 rounded-card bg-raised p-4">
            <div className="flex flex-wrap items-start justify-between gap-3">
              <p className="min-w-0 font-medium wrap-anywhere">{companion.name}</p>
              {companion.chosen ? <InUse /> : null}
            </div>
            <p className="text-sm text-muted">{companion.facts}</p>
            <p className="text-sm">Found: {companion.abilities}.</p>
            {companion.licence ? (
              <p className="text-sm text-muted wrap-anywhere">{companion.licence}</p>
            ) : null}
            <div className="flex flex-wrap gap-2">
              {companion.chosen ? null : (
                <UseButton
                  intent={COMPANION_INTENTS.use}
                  uploadId={companion.id}
                  name={companion.name}
                  action={action}
                />
              )}
              <RemoveButton companion={companion} action={action} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const InUse = () => (
  <Badge tone="done">
    <Check aria-hidden className="size-4" /> In use
  </Badge>
);

type UseButtonProps = { intent: string; uploadId?: string; name: string; action: string };

function UseButton({ intent, uploadId, name, action }: UseButtonProps) {
  const pending = usePending(action, uploadId ? { field: "uploadId", value: uploadId } : undefined);
  return (
    <Form method="post" action={action} preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      {uploadId ? <input type="hidden" name="uploadId" value={uploadId} /> : null}
      <Button type="submit" variant="secondary" size="sm" loading={pending} aria-label={`Use ${name}`}>
        Use
      </Button>
    </Form>
  );
}

function RemoveButton({ companion: { id, name }, action }: { companion: ShownCompanion; action: string }) {
  const pending = usePending(action, { field: "uploadId", value: id });
  return (
    <details className="open:w-full">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-full px-3 text-sm font-semibold text-accent hover:bg-hover sm:min-h-9 [&::-webkit-details-marker]:hidden">
        <Trash2 aria-hidden className="size-4" /> Remove<span className="sr-only"> {name}</span>
      </summary>
      <Form
        method="post"
        action={action}
        preventScrollReset
        className="flex flex-col items-start gap-3 px-2 pt-2 pb-1"
      >
        <input type="hidden" name="intent" value={COMPANION_INTENTS.remove} />
        <input type="hidden" name="uploadId" value={id} />
        <p className="text-sm text-muted">Its file is deleted for good. Keep a copy if you want it back.</p>
        <Button type="submit" variant="danger" size="sm" loading={pending}>
          Remove it for good
        </Button>
      </Form>
    </details>
  );
}
