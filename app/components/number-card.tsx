import { PhoneForwarded, PhoneOff } from "lucide-react";
import { ButtonLink } from "./ui/button";
import { Card } from "./ui/card";

export type NumberCardProps = {
  /** Country code and last digits. */
  number: string;
  /** Why nothing rings it. */
  standing: "unproved" | "blocked";
};

/** Says what is missing before the number may ring, and leads there. */
export function NumberCard({ number, standing }: NumberCardProps) {
  const closed = standing === "blocked";
  const Icon = closed ? PhoneOff : PhoneForwarded;
  return (
    <Card tone="accent">
      <div className="flex flex-col gap-x-6 gap-y-4 sm:flex-row sm:items-center">
        <span
          aria-hidden
          className="grid size-12 shrink-0 place-items-center rounded-full bg-button text-accent"
        >
          <Icon className="size-6" />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="text-xl">
            {closed ? (
              <>
                Nothing rings <span className="whitespace-nowrap">{number}</span>
              </>
            ) : (
              <>
                Prove that <span className="whitespace-nowrap">{number}</span> is yours, then we can call
              </>
            )}
          </h2>
          <p className="mt-1 max-w-prose text-muted">
            {closed
              ? "Whoever answered there asked never to be called. Enter another number in Settings."
              : "A short automated call reads six digits to you. It takes a minute."}
          </p>
        </div>
        {closed ? (
          <ButtonLink to="/settings" variant="secondary">
            Open settings
          </ButtonLink>
        ) : (
          <ButtonLink to="/verify">Verify the number</ButtonLink>
        )}
      </div>
    </Card>
  );
}
