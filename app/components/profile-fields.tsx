import { Clock } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { callTimeSentence, cityOf, matchZone } from "~/lib/zone-words";
import { OWN_LANGUAGE_NAMES } from "./language-words";
import { Field, Input, Select } from "./ui/field";

export type Zone = { id: string; label: string };
export type ProfileValues = {
  firstName?: string;
  phone?: string;
  localTz?: string;
  callTime?: string;
  language?: string;
};
export type ProfileErrors = { [field in keyof ProfileValues]?: string };

export type ProfileFieldsProps = {
  values: ProfileValues;
  errors?: ProfileErrors;
  zones: Zone[];
  /** Says which numbers ring on this machine. */
  simulator: boolean;
  /** What else to know before typing another number. */
  phoneNote?: string;
  /** Whether the number is known to be theirs. */
  phoneStanding?: ReactNode;
  /** Asks for the language of the companion. */
  askLanguage?: boolean;
  /** Propose the browser's zone while the person hasn't chosen one. */
  proposeZone?: boolean;
  /** False where weekdays differ: the call time is the usual one then. */
  everyDay?: boolean;
};

const PROPOSED_TIME = "19:30";

/** The four answers a daily call needs; complete without JavaScript. */
export function ProfileFields({
  values,
  errors,
  zones,
  simulator,
  phoneNote,
  phoneStanding,
  askLanguage = false,
  proposeZone = false,
  everyDay = true,
}: ProfileFieldsProps) {
  const [zone, setZone] = useState(values.localTz ?? "");
  const [time, setTime] = useState(values.callTime?.slice(0, 5) || PROPOSED_TIME);
  const zoneSelect = useRef<HTMLSelectElement>(null);
  const timeInput = useRef<HTMLInputElement>(null);
  // The fields keep their own values: what was chosen before the scripts arrived must stay.
  useEffect(() => {
    if (zoneSelect.current) {
      if (proposeZone && zoneSelect.current.value === "") {
        const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
        const proposed = matchZone(
          here,
          zones.map(({ id }) => id),
        );
        if (proposed) zoneSelect.current.value = proposed;
      }
      setZone(zoneSelect.current.value);
    }
    if (timeInput.current) setTime(timeInput.current.value);
  }, [proposeZone, zones]);
  const sentence = callTimeSentence(time, zone);
  const phoneHint = simulator
    ? "With the country code. This server has a simulated phone: +1\u00a0202\u00a0555\u00a00100 rings in your browser, +1\u00a0202\u00a0555\u00a00101 answers by itself."
    : "With the country code, for example +49 30 901820.";

  return (
    <>
      <Field label="First name" error={errors?.firstName} hint="What the companion calls you.">
        {(control) => (
          <Input
            {...control}
            name="firstName"
            autoComplete="given-name"
            required
            maxLength={60}
            defaultValue={values.firstName}
          />
        )}
      </Field>
      <Field
        label="Phone number"
        error={errors?.phone}
        hint={phoneNote ? `${phoneHint} ${phoneNote}` : phoneHint}
        note={phoneStanding}
      >
        {(control) => (
          <Input
            {...control}
            name="phone"
            type="tel"
            autoComplete="tel"
            required
            maxLength={32}
            defaultValue={values.phone}
            placeholder={simulator ? "+1 202 555 0100" : undefined}
            className="tabular"
          />
        )}
      </Field>
      <Field label="Time zone" error={errors?.localTz}>
        {(control) => (
          <Select
            {...control}
            name="localTz"
            required
            ref={zoneSelect}
            defaultValue={values.localTz ?? ""}
            onChange={(event) => setZone(event.currentTarget.value)}
          >
            <option value="">Choose…</option>
            {zones.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Call time" error={errors?.callTime}>
        {(control) => (
          <Input
            {...control}
            name="callTime"
            type="time"
            required
            ref={timeInput}
            defaultValue={values.callTime?.slice(0, 5) || PROPOSED_TIME}
            onChange={(event) => setTime(event.currentTarget.value)}
            className="tabular"
          />
        )}
      </Field>
      <p
        aria-live="polite"
        className="flex items-center gap-3 rounded-field bg-accent-soft px-4 py-3 font-medium"
      >
        <Clock aria-hidden className="size-5 shrink-0 text-accent" />
        <span>
          {sentence ? (
            <>
              {everyDay ? "Rings every day at " : "Your usual time is "}
              <span className="tabular">{everyDay ? sentence : `${time.slice(0, 5)}, ${cityOf(zone)}`}</span>
            </>
          ) : (
            "Rings every day at the time you choose, in your own time zone"
          )}
        </span>
      </p>
      {askLanguage ? (
        <Field
          label="Language"
          error={errors?.language}
          hint="What the companion speaks on the phone. The pages stay in English."
        >
          {(control) => (
            <Select {...control} name="language" defaultValue={values.language}>
              {Object.entries(OWN_LANGUAGE_NAMES).map(([language, name]) => (
                <option key={language} value={language} lang={language}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
    </>
  );
}
