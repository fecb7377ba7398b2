import { Form } from "@remix-run/react";
import { Download, Upload } from "lucide-react";
import type { CopiesView } from "~/domain/privacy/describe-copies";
import { COPY_FIELD, COPY_LIMITS } from "~/domain/privacy/export-limits";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Field } from "./ui/field";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

/** Everything that is kept of a person, to take along. */
export function DownloadCard({ holds, lastExport }: Pick<CopiesView, "holds" | "lastExport">) {
  return (
    <Card title="Download everything" titleId="copies-download">
      <div className="flex flex-col items-start gap-4">
        <p>{holds}</p>
        <ul className="list-disc space-y-1 pl-5 text-muted">
          <li>a diary to read: a page for each day with a talk</li>
          <li>every row that is kept of you, as JSON</li>
          <li>what you agreed to, in the words of that day</li>
          <li>the companions that you brought</li>
        </ul>
        <p className="text-sm text-muted">
          It holds your words and your number: keep it where you would keep a diary.
          {lastExport ? ` ${lastExport}` : ""}
        </p>
        <Form method="post" action="/account/export" reloadDocument>
          <Button type="submit" icon={<Download aria-hidden className="size-5" />}>
            Download your data
          </Button>
        </Form>
      </div>
    </Card>
  );
}

export type BringCardProps = Pick<CopiesView, "lastImport" | "mayBring"> & {
  /** Why the last file was refused before anything was looked at. */
  error?: string;
  /** Path the form posts to. */
  action: string;
};

/** A form for a copy that was made here or elsewhere, and what became of the last one. */
export function BringCard({ lastImport, mayBring, error, action }: BringCardProps) {
  const pending = usePending(action);
  const form = useRefusedForm();
  return (
    <Card title="Bring a copy" titleId="copies-bring">
      <div className="flex flex-col gap-4">
        {lastImport && !error ? (
          <Notice tone={lastImport.tone} title={lastImport.title}>
            {lastImport.words}
          </Notice>
        ) : null}
        <p>
          A copy that was made here, or at another relevel.me, can be brought into a new account. Talks,
          practice, XP, streak, skills, promises, check-points, memories and companions come along.
        </p>
        <p className="text-muted">
          Your number, what you agreed to and your plan don’t: those belong to the account you have now.
          Nothing rings because of a copy.
        </p>
        {mayBring ? (
          <Form
            ref={form}
            method="post"
            action={action}
            encType="multipart/form-data"
            preventScrollReset
            className="flex flex-col items-start gap-4"
          >
            <Field
              label="The ZIP file"
              hint={`As you downloaded it, at most ${COPY_LIMITS.bytes / 1024 / 1024} MB.`}
              error={error}
              className="w-full"
            >
              {(control) => (
                <input
                  {...control}
                  type="file"
                  name={COPY_FIELD}
                  accept=".zip,application/zip"
                  required
                  className="w-full min-w-0 rounded-field border border-field-line bg-inset text-text file:mr-4 file:min-h-12 file:cursor-pointer file:border-0 file:bg-button file:px-4 file:font-semibold file:text-text hover:file:bg-button-hover aria-invalid:border-danger"
                />
              )}
            </Field>
            <Button
              type="submit"
              variant="secondary"
              loading={pending}
              icon={<Upload aria-hidden className="size-5" />}
            >
              Bring this copy
            </Button>
          </Form>
        ) : lastImport?.tone === "done" ? null : (
          <p>
            {lastImport?.waiting
              ? "Another one can be brought once this one is in."
              : "This account has talks or practice of its own. So that nothing counts twice, a copy goes into an account that is new."}
          </p>
        )}
      </div>
    </Card>
  );
}
