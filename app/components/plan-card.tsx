import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "./ui/badge";

export type PlanCardProps = {
  name: string;
  /** "Free", or an amount with its interval in the note. */
  price: string;
  /** One line below the price. */
  note?: string;
  features: string[];
  /** A word or two, such as "Your plan". */
  badge?: string;
  highlighted?: boolean;
  /** A button or a link. */
  action?: ReactNode;
};

/** One plan on the pricing page. */
export function PlanCard({ name, price, note, features, badge, highlighted = false, action }: PlanCardProps) {
  return (
    <article
      className={clsx(
        "flex flex-col gap-5 rounded-card p-6 shadow-card sm:p-8",
        highlighted ? "bg-linear-to-b from-accent-soft to-surface" : "bg-surface",
      )}
    >
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-xl">{name}</h2>
        {badge ? <Badge tone="accent">{badge}</Badge> : null}
      </div>
      <div>
        <p className="tabular text-4xl font-semibold tracking-tight">{price}</p>
        {note ? <p className="mt-1 text-muted">{note}</p> : null}
      </div>
      <ul className="flex flex-col gap-3">
        {features.map((feature) => (
          <li key={feature} className="flex items-start gap-3">
            <Check aria-hidden className="mt-0.5 size-5 shrink-0 text-emerald" />
            {feature}
          </li>
        ))}
      </ul>
      {action ? <div className="mt-auto pt-2">{action}</div> : null}
    </article>
  );
}
