import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import { List, Map as MapIcon } from "lucide-react";

const VIEWS = [
  { to: "/worldboard", words: "Map", icon: MapIcon },
  { to: "/skills", words: "List", icon: List },
] as const;

/** The two ways of looking at one's skills. @param props.at the one that is shown */
export function SkillViews({ at }: { at: "Map" | "List" }) {
  return (
    <nav aria-label="Skills as" className="inline-flex rounded-full bg-raised p-1">
      {VIEWS.map(({ to, words, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          prefetch="intent"
          aria-current={words === at ? "page" : undefined}
          className={clsx(
            "inline-flex min-h-11 items-center gap-2 rounded-full px-4 font-medium transition-colors",
            words === at ? "bg-button text-text" : "text-muted hover:text-text",
          )}
        >
          <Icon aria-hidden className="size-5" />
          {words}
        </Link>
      ))}
    </nav>
  );
}
