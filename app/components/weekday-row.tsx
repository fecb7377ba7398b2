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
      <div className="flex items-center gap-2">
        <Checkbox name={`day${weekday}`} defaultChecked={on} label={name} className="min-w-0 flex-1" />
        {own ? (
          <Button
            variant="ghost"
            size="sm"
            onClick={clear}
            aria-label={`Usual time on ${name}s`}
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
          className="tabular min-h-11 max-w-32 shrink-0 px-3"
        />
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}
