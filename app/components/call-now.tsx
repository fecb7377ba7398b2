import { Form } from "@remix-run/react";
import { PhoneCall } from "lucide-react";
import { useId } from "react";
import { Button } from "./ui/button";
import { usePending } from "./use-pending";

export type CallNowButtonProps = {
  /** Path the form posts to. */
  action: string;
  /** Why no call can be made now; the button is then disabled and described by it. */
  disabledReason?: string | null;
  /** What went wrong with the last press. */
  error?: string | null;
};

/** A real form, so that a call can be asked for without JavaScript. */
export function CallNowButton({ action, disabledReason, error }: CallNowButtonProps) {
  const id = useId();
  const pending = usePending(action);
  const words = error ?? disabledReason;
  return (
    <Form method="post" action={action} className="flex flex-col items-start gap-2">
      <Button
        type="submit"
        size="lg"
        disabled={Boolean(disabledReason)}
        loading={pending}
        aria-describedby={words ? id : undefined}
        icon={<PhoneCall aria-hidden className="size-5" />}
      >
        Call me now
      </Button>
      {words ? (
        <p
          id={id}
          role={error ? "alert" : undefined}
          className={error ? "text-danger" : "text-sm text-muted"}
        >
          {words}
        </p>
      ) : null}
    </Form>
  );
}
