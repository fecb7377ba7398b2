import { Form } from "@remix-run/react";
import { PhoneCall } from "lucide-react";
import { useId } from "react";
import { DASHBOARD_INTENTS } from "~/domain/schedule/intents";
import { Button } from "./ui/button";
import { usePending } from "./use-pending";

export type CallNowButtonProps = {
  /** Path the form posts to. */
  action: string;
  /** What went wrong with the last press. */
  error?: string | null;
};

/** A real form, so that a call can be asked for without JavaScript. */
export function CallNowButton({ action, error }: CallNowButtonProps) {
  const id = useId();
  const pending = usePending(action, { field: "intent", value: DASHBOARD_INTENTS.call });
  return (
    <Form method="post" action={action} className="flex flex-col items-start gap-2">
      <input type="hidden" name="intent" value={DASHBOARD_INTENTS.call} />
      <Button
        type="submit"
        size="lg"
        loading={pending}
        aria-describedby={error ? id : undefined}
        icon={<PhoneCall aria-hidden className="size-5" />}
      >
        Call now
      </Button>
      {error ? (
        <p id={id} role="alert" className="text-danger">
          {error}
        </p>
      ) : null}
    </Form>
  );
}
