import { Link } from "@remix-run/react";

/** The name of the product, as a link home. */
export function Wordmark({ to = "/" }: { to?: string }) {
  return (
    <Link to={to} className="inline-flex min-h-11 items-center gap-2.5 rounded-field text-lg font-semibold">
      <svg viewBox="0 0 32 32" className="size-7" aria-hidden focusable="false">
        <rect x="2" y="5" width="28" height="23" rx="10.5" className="fill-action" />
        <rect x="5.5" y="8.500" width="21" height="16" rx="7.500" className="fill-glass-deep" />
        <rect x="10" y="12" width="4" height="6.500" rx="2" className="fill-glow-mid" />
        <rect x="18" y="12" width="4" height="6.500" rx="2" className="fill-glow-mid" />
        <circle cx="16" cy="2.500" r="2" className="fill-glow" />
      </svg>
      <span>
        relevel<span className="text-accent">.me</span>
      </span>
    </Link>
  );
}
