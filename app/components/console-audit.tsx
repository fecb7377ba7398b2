import { Form, Link } from "@remix-run/react";
import { utcText } from "~/domain/calls/console-words";
import { ACT_CODES, ACTORS, type Actor, actWords } from "~/domain/privacy/act-words";
import { Button, ButtonLink } from "./ui/button";
import { Field, Select } from "./ui/field";
import { Time } from "./ui/time";

const WHO: Record<Actor, string> = {
  user: "User",
  admin: "Administrator",
  operator: "Operator at the terminal",
  system: "The instance itself",
};

export type ConsoleAct = {
  id: string;
  at: string;
  actor: Actor;
  actorId: string | null;
  actorName: string | null;
  action: string;
  userId: string | null;
  target: string | null;
  detail: Record<string, string | number | boolean | null>;
};

/** Who did what to which account, newest first. */
export function ConsoleAudit({ acts }: { acts: ConsoleAct[] }) {
  return (
    <ol className="flex flex-col gap-4">
      {acts.map((act) => (
        <li key={act.id} className="flex flex-col">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-medium wrap-anywhere">{actWords(act.action)}</span>
            <Time at={act.at} className="tabular text-sm text-muted">
              {utcText(act.at)}
            </Time>
          </p>
          <p className="text-sm text-muted wrap-anywhere">
            {[WHO[act.actor], act.actorName ?? act.actorId].filter(Boolean).join(" ")}
            {act.userId && act.userId !== act.actorId ? (
              <>
                {" · account "}
                <Link to={`/admin/accounts/${act.userId}`} className="link tap">
                  {act.userId}
                </Link>
              </>
            ) : null}
            {act.target ? ` · ${act.target}` : null}
            {Object.entries(act.detail).map(([name, value]) => ` · ${name}: ${value}`)}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Narrows the log down; what is chosen stands in the address. */
export function AuditFilters({ actor, action }: { actor: Actor | null; action: string | null }) {
  return (
    <Form key={`${actor} ${action}`} action="/admin/audit" className="mb-6 flex flex-wrap items-end gap-4">
      <Field label="Who" className="min-w-0 flex-1 basis-48">
        {(control) => (
          <Select {...control} name="actor" defaultValue={actor ?? ""}>
            <option value="">Anybody</option>
            {ACTORS.map((each) => (
              <option key={each} value={each}>
                {WHO[each]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="What" className="min-w-0 flex-1 basis-48">
        {(control) => (
          <Select {...control} name="action" defaultValue={action ?? ""}>
            <option value="">Anything</option>
            {ACT_CODES.map((code) => (
              <option key={code} value={code}>
                {actWords(code)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" variant="secondary" className="min-h-12">
        Show
      </Button>
      {actor || action ? (
        <ButtonLink to="/admin/audit" variant="ghost" className="min-h-12">
          Everything
        </ButtonLink>
      ) : null}
    </Form>
  );
}
