import { Form } from "@remix-run/react";
import { clsx } from "clsx";
import { BookOpen, Compass, Hourglass, Repeat2, Stamp } from "lucide-react";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Select } from "./ui/field";

export type ArtifactShelfProps = {
  artifacts: {
    code: string;
    name: string;
    description: string;
    effect: string;
    /** Since when it is held, or what it takes. */
    standing: string;
    held: boolean;
    /** ISO weekday it works on, 0 for none yet; null where there is nothing to choose. */
    weekday: number | null;
  }[];
  action: string;
};

const ICON: Record<string, typeof BookOpen> = {
  notebook_of_clarity: BookOpen,
  sigil_of_streaks: Stamp,
  hourglass_of_focus: Hourglass,
  mentors_compass: Compass,
  masters_echo: Repeat2,
};

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The five artifacts: few, earned, for good. */
export function ArtifactShelf({ artifacts, action }: ArtifactShelfProps) {
  return (
    <Card title="Artifacts" titleId="artifacts">
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {artifacts.map(({ code, name, description, effect, standing, held, weekday }) => {
          const Icon = ICON[code] ?? Stamp;
          return (
            <li key={code} className="flex gap-4">
              <span
                aria-hidden
                className={clsx(
                  "grid size-12 shrink-0 place-items-center rounded-card",
                  held ? "bg-amber-soft text-amber" : "bg-raised text-faint",
                )}
              >
                <Icon className="size-6" />
              </span>
              <div className="flex min-w-0 flex-col gap-1">
                <p className="font-semibold">{name}</p>
                {held ? <p className="text-sm text-muted">{description}</p> : null}
                <p className="text-sm">{effect}</p>
                <p className="text-sm text-muted">{standing}</p>
                {weekday !== null ? (
                  <Form
                    method="post"
                    action={action}
                    preventScrollReset
                    className="mt-2 flex flex-wrap gap-2"
                  >
                    <div className="min-w-36 flex-1">
                      <Select
                        aria-label="The day it works on"
                        name="weekday"
                        defaultValue={weekday === 0 ? "" : String(weekday)}
                      >
                        <option value="">No day yet</option>
                        {WEEKDAYS.map((words, index) => (
                          <option key={words} value={index + 1}>
                            {words}
                          </option>
                        ))}
                      </Select>
                    </div>
                    <Button type="submit" name="intent" value="focus-day" size="sm" variant="secondary">
                      Choose
                    </Button>
                  </Form>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
