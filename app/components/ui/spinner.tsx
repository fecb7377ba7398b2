import { LoaderCircle } from "lucide-react";

/** A turning circle. Give `label` only where no words beside it say what is going on. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span role={label ? "status" : undefined} className={className}>
      <LoaderCircle aria-hidden className="size-5 animate-spin" />
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  );
}
