import { Link } from "@remix-run/react";
import type { ShownChange, ShownItem } from "~/domain/progress/describe-skill";
import { Badge } from "./ui/badge";
import { Time } from "./ui/time";

/** The levels a skill has reached, newest first, each with what was done for it. */
export function SkillLevels({ changes }: { changes: ShownChange[] }) {
  return (
    <ol className="flex flex-col gap-1">
      {changes.map((change) => (
        <li key={change.level}>
          <details>
            <summary className="-mx-2 min-h-11 rounded-field px-2 py-2 hover:bg-raised">
              <Time at={change.day} className="font-medium">
                {change.title}
              </Time>
              <span className="block text-sm text-muted">{change.after}</span>
            </summary>
            <ul className="mt-1 mb-2 flex flex-col gap-1 pl-2 text-sm">
              {change.steps.map(({ id, words, href }) => (
                <li key={id} className="flex flex-wrap justify-between gap-x-3">
                  <span>{words}</span>
                  {href ? (
                    <Link to={href} className="link tap">
                      In a call
                    </Link>
                  ) : (
                    <span className="text-muted">By hand</span>
                  )}
                </li>
              ))}
              {change.earlier > 0 ? <li className="text-muted">and {change.earlier} before that</li> : null}
            </ul>
          </details>
        </li>
      ))}
    </ol>
  );
}

/** What of a skill is to be recalled, soonest first. */
export function SkillItems({ items }: { items: ShownItem[] }) {
  return (
    <ul className="flex flex-col gap-4">
      {items.map((item) => (
        <li key={item.id} className="flex flex-col gap-1">
          <p className="font-medium">{item.question}</p>
          <details>
            <summary className="unfold -ml-2 min-h-11 rounded-full px-2 text-sm text-muted hover:text-text sm:min-h-8">
              Show what it was
            </summary>
            <p className="mt-1">
              {item.text}{" "}
              {item.href ? (
                <Link to={item.href} className="link tap">
                  Where you said it
                </Link>
              ) : null}
            </p>
          </details>
          <p className="flex flex-wrap items-center gap-3 text-sm text-muted">
            {item.isDue ? <Badge tone="warm">{item.asked}</Badge> : item.asked}
            {item.isDue ? (
              <Link to="/dashboard#recall" className="link inline-flex min-h-11 items-center sm:min-h-8">
                Recall it on the dashboard
              </Link>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
