import type pg from "pg";

/** Whether a version of the product goes on working on the database of the next one. */

type Column = { table: string; name: string; type: string; required: boolean };
type Shape = {
  columns: Column[];
  /** Signature and result of each of our functions. */
  functions: string[];
  labels: string[];
  /** What each role of ours may do, table by table and column by column. */
  grants: string[];
  /** Checks and unique keys, with the columns they look at. */
  rules: { table: string; rule: string; columns: string[] }[];
  /** Names that `enqueue_job` and `enqueue_jobs` know. */
  jobs: string[];
};

const OURS = "('auth', 'public', 'relevel')";

/** Everything that statements of a version may lean on. */
export async function shapeOf(db: pg.Client): Promise<Shape> {
  const all = async <Row>(sql: string) => (await db.query<{ x: Row }>(sql)).rows.map(({ x }) => x);
  await db.query("set search_path to pg_catalog");
  const columns = await all<Column>(
    `select json_build_object('table', n.nspname || '.' || c.relname, 'name', a.attname,
       'type', format_type(a.atttypid, a.atttypmod),
       'required', a.attnotnull and not a.atthasdef and a.attidentity = '') as x
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v') and n.nspname in ${OURS} and c.relname <> '_prisma_migrations'
       and a.attnum > 0 and not a.attisdropped`,
  );
  const functions = await all<string>(
    `select n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') '
       || pg_get_function_result(p.oid) as x
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'relevel'`,
  );
  const labels = await all<string>(
    `select t.typname || '.' || e.enumlabel as x from pg_enum e join pg_type t on t.oid = e.enumtypid`,
  );
  const grants = await all<string>(
    `select grantee || ' ' || privilege_type || ' ' || table_schema || '.' || table_name || '.' || column_name as x
     from information_schema.column_privileges where grantee in ('relevel_app', 'relevel_service')
     union all
     select grantee || ' DELETE ' || table_schema || '.' || table_name
     from information_schema.table_privileges
     where grantee in ('relevel_app', 'relevel_service') and privilege_type = 'DELETE'`,
  );
  const rules = await all<Shape["rules"][number]>(
    `select json_build_object('table', n.nspname || '.' || c.relname, 'rule', rule, 'columns', (
         select coalesce(json_agg(a.attname), '[]') from pg_attribute a
         where a.attrelid = c.oid and a.attnum = any (keys))) as x
     from (
       select conrelid as oid, pg_get_constraintdef(oid) as rule, conkey::int2[] as keys from pg_constraint
       where contype in ('c', 'f', 'x')
       union all
       select indrelid, regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \\S+ ON', 'INDEX ON'), indkey::int2[]
       from pg_index where indisunique
     ) r join pg_class c on c.oid = r.oid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ${OURS} and c.relname <> '_prisma_migrations'`,
  );
  const sources = await all<string>(
    `select prosrc as x from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'relevel' and proname in ('enqueue_job', 'enqueue_jobs')`,
  );
  const jobs = [...sources.join("\n").matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)].map(([, name = ""]) => name);
  return { columns, functions, labels, grants, rules, jobs: [...new Set(jobs)] };
}

/**
 * What the older version would stumble over.
 *
 * @returns a line for each; empty when both can run side by side
 */
export function whatBreaks(before: Shape, after: Shape): string[] {
  const key = ({ table, name }: Pick<Column, "table" | "name">) => `${table}.${name}`;
  const now = new Map(after.columns.map((column) => [key(column), column]));
  const known = new Set(before.columns.map(key));
  const tables = new Set(before.columns.map(({ table }) => table));
  const changed = before.columns.flatMap((column) => {
    const name = key(column);
    const found = now.get(name);
    if (!found) return [`${name} is gone`];
    if (found.type !== column.type) return [`${name} is ${found.type} and was ${column.type}`];
    return found.required && !column.required ? [`${name} may no longer be left out`] : [];
  });
  const added = after.columns
    .filter((column) => tables.has(column.table) && !known.has(key(column)) && column.required)
    .map((column) => `${key(column)} is new, and can't be left out`);
  const stricter = after.rules
    .filter(({ table, rule }) => !before.rules.some((each) => each.table === table && each.rule === rule))
    // Rules about new columns alone have nothing to say about rows that don't fill them.
    .filter(({ table, columns }) => columns.some((name) => known.has(`${table}.${name}`)))
    .map(({ table, rule }) => `${table} has a new rule: ${rule}`);
  const missing = (what: string, old: readonly string[], fresh: readonly string[]) => {
    const there = new Set(fresh);
    return old.filter((each) => !there.has(each)).map((each) => `${what} ${each} is gone`);
  };
  return [
    ...changed,
    ...added,
    ...stricter,
    ...missing("the function", before.functions, after.functions),
    ...missing("the value", before.labels, after.labels),
    ...missing("the right", before.grants, after.grants),
    ...missing("the job", before.jobs, after.jobs),
  ].sort();
}
