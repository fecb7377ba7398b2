import { Form, Link } from "@remix-run/react";
import { Search } from "lucide-react";
import type { SearchQuery } from "~/domain/memories/search-query";
import { Button } from "./ui/button";
import { Card } from "./ui/card";
import { Field, Input, Select } from "./ui/field";

const FILTERS = [
  { value: "", words: "Everything" },
  { value: "said", words: "What you said" },
  { value: "reflections", words: "Reflections" },
  { value: "memories", words: "Memories" },
] as const;

export type SearchFormProps = {
  /** What is looked for now. */
  query: SearchQuery;
  /** Path the form leads to. */
  action: string;
};

/** Looks through everything the person has said. The search stands in the address. */
export function SearchForm({ query, action }: SearchFormProps) {
  const { q, kind, from, to } = query;
  const filtered = kind !== null || from !== null || to !== null;
  return (
    <Card>
      <Form
        key={JSON.stringify(query)}
        action={action}
        role="search"
        aria-label="Your calls and memories"
        className="flex flex-col gap-4"
      >
        <div className="flex items-end gap-3">
          <Field label="Search everything you said" className="min-w-0 flex-1">
            {(control) => (
              <Input
                {...control}
                type="search"
                name="q"
                defaultValue={q}
                maxLength={200}
                placeholder="guitar, Marta, a promise …"
                autoComplete="off"
              />
            )}
          </Field>
          <Button type="submit" className="min-h-12" icon={<Search aria-hidden className="size-5" />}>
            <span className="sr-only sm:not-sr-only">Search</span>
          </Button>
        </div>
        <details open={filtered} className="group">
          <summary className="unfold -ml-2 min-h-11 cursor-pointer rounded-full px-2 text-accent hover:bg-raised sm:min-h-9">
            Narrow it down
          </summary>
          <div className="mt-2 grid gap-4 sm:grid-cols-3">
            <Field label="Where">
              {(control) => (
                <Select {...control} name="kind" defaultValue={kind ?? ""}>
                  {FILTERS.map(({ value, words }) => (
                    <option key={value} value={value}>
                      {words}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="From">
              {(control) => (
                <Input {...control} name="from" type="date" defaultValue={from ?? ""} className="tabular" />
              )}
            </Field>
            <Field label="Until">
              {(control) => (
                <Input {...control} name="to" type="date" defaultValue={to ?? ""} className="tabular" />
              )}
            </Field>
          </div>
        </details>
        {q ? (
          <Link to={action} className="link tap self-start">
            Back to what I know
          </Link>
        ) : null}
      </Form>
    </Card>
  );
}
