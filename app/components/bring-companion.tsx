import { Form } from "@remix-run/react";
import { Upload } from "lucide-react";
import { type MutableRefObject, useEffect, useRef, useState } from "react";
import type { AvatarFormat } from "~/domain/accounts/companion";
import { MODEL_FIELD, MODEL_HINT } from "~/domain/accounts/companion-intents";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Field } from "./ui/field";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

/** A chosen file that the browser may show before it is sent. */
export type Candidate = { url: string; format: AvatarFormat };

export type BringCompanionProps = {
  /** Why the last one was refused. */
  error?: string;
  /** Told about a file that may be shown, or that there is none. */
  onPreview(candidate: Candidate | null): void;
  /** Path the form posts to. */
  action: string;
};

type Look = { found: string } | { refused: string } | null;

/** A form for a model of the person's own. With scripts it is looked at before it is sent. */
export function BringCompanion({ error, onPreview, action }: BringCompanionProps) {
  const pending = usePending(action);
  const form = useRefusedForm();
  const [look, setLook] = useState<Look>(null);
  const shown = useRef<string | null>(null);
  const turn = useRef(0);
  const show = useRef(onPreview);
  show.current = onPreview;

  useEffect(
    () => () => {
      forget(shown);
      show.current(null);
    },
    [],
  );

  const choose = async (file: File | undefined) => {
    const mine = ++turn.current;
    forget(shown);
    setLook(null);
    show.current(null);
    if (!file) return;
    const seen = await lookAt(file);
    if (mine !== turn.current) return;
    if ("refused" in seen) return setLook(seen);
    shown.current = URL.createObjectURL(file);
    setLook(seen);
    show.current({ url: shown.current, format: seen.format });
  };

  const refused = look && "refused" in look ? look.refused : look ? undefined : error;
  return (
    <Card title="Bring your own" titleId="companion-bring">
      <Form
        ref={form}
        method="post"
        action={action}
        encType="multipart/form-data"
        preventScrollReset
        onSubmit={(event) => {
          // The server would say the same, after all of it was sent.
          if (look && "refused" in look) event.preventDefault();
        }}
        className="flex flex-col items-start gap-4"
      >
        <Field label="3D model" hint={MODEL_HINT} error={refused} className="w-full">
          {(control) => (
            <input
              {...control}
              type="file"
              name={MODEL_FIELD}
              accept=".glb,.vrm,model/gltf-binary"
              required
              onChange={(event) => void choose(event.currentTarget.files?.[0])}
              className="w-full min-w-0 rounded-field border border-field-line bg-inset text-text file:mr-4 file:min-h-12 file:cursor-pointer file:border-0 file:bg-button file:px-4 file:font-semibold file:text-text hover:file:bg-button-hover aria-invalid:border-danger"
            />
          )}
        </Field>
        <p role="status" className="text-sm text-muted empty:hidden">
          {look && "found" in look ? `Found: ${look.found}.` : ""}
        </p>
        <Button
          type="submit"
          variant="secondary"
          loading={pending}
          icon={<Upload aria-hidden className="size-5" />}
        >
          Keep and use it
        </Button>
      </Form>
    </Card>
  );
}

/** Gives the memory of the file back. */
function forget(shown: MutableRefObject<string | null>): void {
  if (shown.current) URL.revokeObjectURL(shown.current);
  shown.current = null;
}

/** The rules of the server, in the browser: they come with the first file that is chosen. */
async function lookAt(file: File): Promise<{ found: string; format: AvatarFormat } | { refused: string }> {
  try {
    const [{ modelGate }, { abilitiesInWords }, { MODEL_LIMITS }, { tooLargeWords }] = await Promise.all([
      import("~/domain/accounts/model-gate"),
      import("~/domain/accounts/model-abilities"),
      import("~/domain/accounts/model/limits"),
      import("~/domain/accounts/model/container"),
    ]);
    if (file.size > MODEL_LIMITS.bytes) return { refused: tooLargeWords() };
    const verdict = modelGate(new Uint8Array(await file.arrayBuffer()));
    if (!verdict.ok) return { refused: verdict.reason };
    const { abilities, format } = verdict.facts;
    return { found: abilitiesInWords(abilities), format };
  } catch {
    return { refused: "The file can't be read. Choose it once more." };
  }
}
