import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "./ui/button";
import { usePending } from "./use-pending";

export type ConfirmCardProps = {
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** What is posted besides what is typed. */
  fields: Record<string, string>;
  button: string;
  danger?: boolean;
  /** Where one gets without doing it. */
  back: string;
};

/** What was asked for is on top of the page now, and there it is read first. */
const focusOn = (card: HTMLElement | null) => card?.focus();

/** The second click, without which nothing is done. A page of its own address, so that it needs no scripts. */
export function ConfirmCard({ title, children, fields, button, danger, back }: ConfirmCardProps) {
  const pending = usePending();
  return (
    <section
      ref={focusOn}
      tabIndex={-1}
      aria-labelledby="confirm"
      className="scroll-mt-4 rounded-card bg-linear-to-b from-accent-soft to-surface p-5 shadow-card outline-none sm:p-6"
    >
      <h2 id="confirm" className="mb-3 text-lg">
        {title}
      </h2>
      <Form method="post" action={back} className="flex flex-col gap-5">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="flex max-w-prose flex-col gap-4">{children}</div>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant={danger ? "danger" : "primary"} loading={pending}>
            {button}
          </Button>
          <ButtonLink to={back} preventScrollReset variant="secondary">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
    </section>
  );
}
