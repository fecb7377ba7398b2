import type pg from "pg";

/** The same for everyone and nobody's data: no row-level security is needed. Reviewed one by one. */
const SHARED = ["public.artifacts", "public.instance_switches", "public._prisma_migrations"];

/** Rows without a person, in a table that also holds people's own. Reviewed one by one. */
const NOBODYS_ROWS: Readonly<Record<string, { policy: string; rule: string }>> = {
  "public.skills": { policy: "catalogue", rule: "(user_id IS NULL)" },
};

/** Nothing in here is for a signed-in person's own requests. Reviewed one by one. */
const SERVICE_ONLY = [
  "auth.login_tokens",
  "auth.users",
  "public.blocked_numbers",
  "public.call_talks",
  "public.deletion_receipts",
  "public.dial_turns",
  "public.job_minutes",
  "public.mails",
  "public.rate_limits",
  "public.reflect_links",
  "public.removed_files",
  "public.spending",
  "public.vendor_deletions",
  "public.webhook_events",
  "public.worker_heartbeats",
];

/** The queue's own schema: neither role of ours has anything to do in there, see `reachOf`. */
const NOT_OURS = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker')";

type Table = { name: string; kind: string; userId: boolean; enabled: boolean; forced: boolean };
type Policy = { name: string; table: string; roles: string[]; command: string; rules: string[] };

/**
 * Walks over every table, view and policy of every schema of ours.
 *
 * @param db the owner's connection
 * @returns what leaves a person's rows open to others, one sentence each; empty when all is well
 */
export async function findOpenTables(db: pg.Client): Promise<string[]> {
  // Rules are printed with the schemas that the search path leaves out.
  await db.query("set search_path to public");
  const { rows: tables } = await db.query<Table>(`
    select n.nspname || '.' || c.relname as name, c.relkind::text as kind,
      exists (select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'user_id' and not a.attisdropped) as "userId",
      c.relrowsecurity as enabled, c.relforcerowsecurity as forced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${NOT_OURS}
    order by 1`);
  const { rows: policies } = await db.query<Policy>(`
    select policyname as name, schemaname || '.' || tablename as table, roles::text[], cmd as command,
      array_remove(array[qual, with_check], null) as rules
    from pg_policies`);
  return tables.flatMap((table) => problemsOf(table, policies));
}

function problemsOf(table: Table, all: Policy[]): string[] {
  if (["v", "m", "f"].includes(table.kind)) return [`${table.name} is no table: policies don't bind it`];
  if (SHARED.includes(table.name)) {
    return table.userId ? [`${table.name} counts as shared and has a user_id`] : [];
  }
  const policies = all.filter((policy) => policy.table === table.name);
  const forApp = policies.filter((policy) => policy.roles.includes("relevel_app"));
  const serviceOnly = SERVICE_ONLY.includes(table.name);
  const problems: string[] = [];
  if (!table.enabled) problems.push(`${table.name} has no row-level security`);
  if (!table.forced) problems.push(`${table.name} doesn't force row-level security on its owner`);
  if (!policies.some((policy) => policy.roles.includes("relevel_service"))) {
    problems.push(`${table.name} has no policy for relevel_service`);
  }
  if (forApp.length === 0 && !serviceOnly) problems.push(`${table.name} has no policy for relevel_app`);
  if (forApp.length > 0 && serviceOnly) problems.push(`${table.name} is for the service and lets people in`);
  for (const policy of policies) {
    const others = policy.roles.filter((role) => !["relevel_app", "relevel_service"].includes(role));
    if (others.length > 0) problems.push(`${table.name}: ${policy.name} lets in ${others.join(", ")}`);
  }
  for (const policy of forApp) {
    if (isForReadingNobodys(policy)) continue;
    if (!policy.rules.every((rule) => isAboutOwnRows(table.name, rule))) {
      problems.push(`${table.name}: ${policy.name} isn't about the signed-in person's own rows`);
    }
  }
  return problems;
}

function isForReadingNobodys({ table, name, command, rules }: Policy): boolean {
  const known = NOBODYS_ROWS[table];
  return name === known?.policy && command === "SELECT" && rules.every((rule) => rule === known.rule);
}

/** The rule begins with "whose row it is" and only narrows it. */
function isAboutOwnRows(table: string, rule: string): boolean {
  const column = table === "public.users" ? "id" : "user_id";
  const own = `(${column} = ( SELECT relevel.current_user_id() AS current_user_id))`;
  return rule === own || (rule.startsWith(`(${own} AND `) && !/\bOR\b/i.test(rule));
}

/**
 * Everything a role may do with tables, columns included, whether granted to it, to everyone or inherited.
 *
 * @returns `schema.table` -> privilege -> its columns in order, or `*` for all of them
 */
export async function reachOf(
  db: pg.Client,
  role: string,
): Promise<Record<string, Record<string, string[] | "*">>> {
  const { rows } = await db.query<{ name: string; privilege: string; columns: string[]; all: boolean }>(
    `select n.nspname || '.' || c.relname as name, p as privilege,
       array_agg(a.attname::text order by a.attnum) filter (where has_column_privilege($1, c.oid, a.attnum, p)) as columns,
       bool_and(has_column_privilege($1, c.oid, a.attnum, p)) as all
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
       unnest(array['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) p
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
     group by 1, 2 having bool_or(has_column_privilege($1, c.oid, a.attnum, p))
     union all
     select n.nspname || '.' || c.relname, p, '{}', true
     from pg_class c join pg_namespace n on n.oid = c.relnamespace,
       unnest(array['DELETE', 'TRUNCATE', 'TRIGGER']) p
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and has_table_privilege($1, c.oid, p)
     order by 1, 2`,
    [role],
  );
  const reach: Record<string, Record<string, string[] | "*">> = {};
  for (const { name, privilege, columns, all } of rows) {
    reach[name] = { ...reach[name], [privilege]: all ? "*" : columns };
  }
  return reach;
}
