import { RotateCcw } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { type Weekday, weekdayName } from "~/domain/schedule/weekdays";
import { Button } from "./ui/button";
import { Checkbox, FieldError, Input } from "./ui/field";

export type WeekdayRowProps = {
  weekday: Weekday;
  /** The day has a call. */
  on: boolean;
  /** Its own time, "10:00"; empty for the usual one. */
  time: string;
  error?: string;
};

/** One weekday of the call plan: whether it has a call, and a time of its own. */
export function WeekdayRow({ weekday, on, time, error }: WeekdayRowProps) {
  const id = useId();
  const name = weekdayName(weekday);
  const input = useRef<HTMLInputElement>(null);
  const [own, setOwn] = useState(false);
  // What was typed before the scripts arrived counts, too.
  useEffect(() => setOwn(input.current?.value !== ""), []);
  const clear = () => {
    if (!input.current) return;
    input.current.value = "";
    setOwn(false);
    input.current.focus();
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1 sm:gap-2">
        <Checkbox
          name={`day${weekday}`}
          defaultChecked={on}
          label={<DayLabel name={name} />}
          className="min-w-0 flex-1"
        />
        {own ? (
          <Button
            variant="ghost"
            size="sm"
            onClick={clear}
            aria-label={`Give ${name} the usual time`}
            title="Usual time"
            className="px-2"
            icon={<RotateCcw aria-hidden className="size-4" />}
          />
        ) : null}
        <Input
          ref={input}
          name={`time${weekday}`}
          type="time"
          defaultValue={time}
          onChange={(event) => setOwn(event.currentTarget.value !== "")}
          aria-label={`Time on ${name}s`}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="tabular min-h-11 max-w-29 px-2 min-[22rem]:max-w-36 min-[22rem]:px-3"
        />
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}

/** The name of a day, short where a whole one would push the time off a very small screen. */
function DayLabel({ name }: { name: string }) {
  return (
    <>
      <span aria-hidden className="min-[22rem]:hidden">
        {name.slice(0, 3)}
      </span>
      <span className="sr-only min-[22rem]:not-sr-only">{name}</span>
    </>
  );
}
