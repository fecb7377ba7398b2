import { Form, Link, useFetcher } from "@remix-run/react";
import { Monitor } from "lucide-react";
import { useId } from "react";
import { type ProfileErrors, ProfileFields, type ProfileValues, type Zone } from "./profile-fields";
import { Badge } from "./ui/badge";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Notice } from "./ui/notice";
import { Switch } from "./ui/switch";
import { Time } from "./ui/time";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

/** Values of the field `intent` in what these forms post. */
export const SETTINGS_INTENTS = {
  /** with firstName, phone, localTz, callTime, language */
  profile: "profile",
  /** with callEnabled = on | off */
  calls: "calls",
  /** with sessionId */
  revokeSession: "revoke-session",
  revokeOthers: "revoke-others",
  /** with consent = give | withdraw */
  consent: "consent",
} as const;

export type ProfileFormProps = {
  values: ProfileValues;
  errors?: ProfileErrors & { form?: string };
  zones: Zone[];
  simulator: boolean;
  /** What is known of the number: it is theirs, it isn't proved yet, or it asked never to be called. */
  phoneStanding: "proved" | "unproved" | "blocked";
  /** True while consent to calls is in force. */
  consented: boolean;
  /** False where weekdays differ. */
  everyDay?: boolean;
  /** True right after saving. */
  saved?: boolean;
  /** Path the form posts to; /settings when left out. */
  action?: string;
};

/** Name, number, zone and time. */
export function ProfileForm({
  values,
  errors,
  zones,
  simulator,
  phoneStanding,
  consented,
  everyDay,
  saved,
  action = "/settings",
}: ProfileFormProps) {
  const pending = usePending(action, { field: "intent", value: SETTINGS_INTENTS.profile });
  const form = useRefusedForm();
  return (
    <Card title="You" titleId="settings-profile">
      <Form ref={form} method="post" action={action} className="flex flex-col gap-5">
        <input type="hidden" name="intent" value={SETTINGS_INTENTS.profile} />
        {errors?.form ? <Notice tone="error">{errors.form}</Notice> : null}
        {saved ? <Notice tone="done">Saved.</Notice> : null}
        <ProfileFields
          values={values}
          errors={errors}
          zones={zones}
          simulator={simulator}
          everyDay={everyDay}
          askLanguage
          phoneStanding={<PhoneStanding standing={phoneStanding} />}
          phoneNote={consented ? "Your consent goes with you to the new number." : undefined}
        />
        <Button type="submit" loading={pending} className="self-start">
          Save
        </Button>
      </Form>
    </Card>
  );
}

function PhoneStanding({ standing }: { standing: ProfileFormProps["phoneStanding"] }) {
  if (standing === "proved") {
    return (
      <p>
        <Badge tone="done">Verified</Badge>
      </p>
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone="warm">{standing === "blocked" ? "Never rung" : "Not verified"}</Badge>
      {standing === "blocked" ? (
        <span className="text-sm text-muted">Whoever answered asked never to be called.</span>
      ) : (
        <Link to="/verify" className="link inline-flex min-h-11 items-center sm:min-h-9">
          Verify this number
        </Link>
      )}
    </p>
  );
}

export type CallsSwitchProps = {
  enabled: boolean;
  /** What is true now, for example "Next call today at 19:30". */
  description?: string;
  action?: string;
};

/** Daily calls on or off. Pressing it posts the other state, with or without JavaScript. */
export function CallsSwitch({ enabled, description, action = "/settings" }: CallsSwitchProps) {
  const id = useId();
  const fetcher = useFetcher();
  const posted = fetcher.formData?.get("callEnabled");
  const shown = posted ? posted === "on" : enabled;
  return (
    <Card>
      <fetcher.Form method="post" action={action} className="flex items-center justify-between gap-4">
        <input type="hidden" name="intent" value={SETTINGS_INTENTS.calls} />
        <input type="hidden" name="callEnabled" value={shown ? "off" : "on"} />
        <div className="min-w-0">
          <h2 id={id} className="text-lg">
            Daily calls
          </h2>
          <p id={`${id}-text`} className="text-muted">
            {description ??
              (shown ? "Your phone rings once a day." : "Off. Nothing rings until you turn them on.")}
          </p>
        </div>
        <Switch type="submit" checked={shown} aria-labelledby={id} aria-describedby={`${id}-text`} />
      </fetcher.Form>
    </Card>
  );
}

export type SessionItem = {
  id: string;
  /** ISO instants. */
  createdAt: string;
  lastSeenAt: string;
  /** What to show for them, in the person's zone. */
  createdText?: string;
  lastSeenText?: string;
  /** "Firefox on Linux". */
  userAgentWords: string;
  current: boolean;
};

export type SessionsListProps = { sessions: SessionItem[]; action?: string };

/** Where this account is signed in, each with a way to end it. */
export function SessionsList({ sessions, action = "/settings" }: SessionsListProps) {
  return (
    <Card title="Where you are signed in" titleId="settings-sessions">
      <ul className="flex flex-col gap-5">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} action={action} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post" action={action} className="mt-5">
          <input type="hidden" name="intent" value={SETTINGS_INTENTS.revokeOthers} />
          <Button type="submit" variant="secondary" size="sm">
            Sign out everywhere else
          </Button>
        </Form>
      ) : null}
    </Card>
  );
}

function SessionRow({ session, action }: { session: SessionItem; action: string }) {
  const fetcher = useFetcher();
  return (
    <li className="flex items-start justify-between gap-4">
      <div className="flex min-w-0 items-start gap-3">
        <Monitor aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {session.userAgentWords}
            {session.current ? <Badge tone="done">This one</Badge> : null}
          </p>
          <p className="text-sm text-muted">
            Signed in <Time at={session.createdAt}>{session.createdText ?? session.createdAt}</Time>
            {session.current ? null : (
              <>
                , last seen <Time at={session.lastSeenAt}>{session.lastSeenText ?? session.lastSeenAt}</Time>
              </>
            )}
          </p>
        </div>
      </div>
      <fetcher.Form method="post" action={action} className="shrink-0">
        <input type="hidden" name="intent" value={SETTINGS_INTENTS.revokeSession} />
        <input type="hidden" name="sessionId" value={session.id} />
        <Button
          type="submit"
          variant="secondary"
          size="sm"
          loading={fetcher.state !== "idle"}
          aria-label={`Sign out ${session.userAgentWords}${session.current ? " (this one)" : ""}`}
        >
          Sign out
        </Button>
      </fetcher.Form>
    </li>
  );
}
