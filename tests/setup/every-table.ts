import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";

/** A row in every table of a database at whatever migration, made from its catalogue. */

type Column = { name: string; type: string; label: string | null; required: boolean };
type Reference = { table: string; columns: string[]; target: string; targetColumns: string[] };
type Table = { name: string; columns: Column[]; references: Reference[]; checks: string };
type Row = Record<string, unknown>;

const USER = "11111111-1111-4111-8111-111111111111";
const FILE = "22222222-2222-4222-8222-222222222222";
const LATER = "2026-11-02T10:00:00.000Z";

/** Keys of the files that the rows name. */
export const FILE_KEYS = [`avatars/${USER}/${FILE}`, `imports/${USER}/${FILE}`] as const;

/** Values that the catalogue alone doesn't tell, where such a column exists. Reviewed with the table's checks. */
const GIVEN: Record<string, Row> = {
  "public.users": {
    id: USER,
    first_name: "Zoë “O'Neil”",
    phone: "+12025550101",
    local_tz: "Europe/Berlin",
    call_time: "19:30",
  },
  "public.calls": {
    kind: "on_demand",
    status: "completed",
    provider: "simulator",
    transcript: JSON.stringify([
      { role: "user", text: "I said “ünïcödé”, a \\ and\na second line.", at: "2026-11-01T10:00:00.000Z" },
    ]),
    // More than a double can hold, and a scale that isn't shortened.
    vendor_payload: '{"id": 12345678901234567890, "price": 1.50}',
  },
  "public.account_deletions": { due_at: LATER },
  "public.blocked_numbers": { phone: "+12025550109" },
  "public.imports": { id: FILE, storage_key: FILE_KEYS[1], stored_at: LATER },
  "public.memories": { subject: "Ben", text: "Ben is a friend." },
  "public.practice_sessions": { source: "hand" },
  "public.reflections": { quality: "standard" },
  "public.transcript_grants": { granted_at: "2026-11-02T09:00:00.000Z", expires_at: LATER },
  "public.uploads": { id: FILE, storage_key: FILE_KEYS[0], stored_at: LATER },
  "public.vendor_deletions": { vendor_call_id: "sim_1" },
};

/**
 * Adds a row to each table that has none, each after those it refers to. Triggers are off meanwhile, so that nothing
 * comes by itself; every other constraint holds.
 *
 * @param db the owner's connection
 * @returns names of all tables with their schema, in the order in which they can be filled
 */
export async function fillEveryTable(db: pg.Client): Promise<string[]> {
  const tables = inOrder(await readTables(db));
  for (const table of tables) {
    const { rowCount } = await db.query(`select from ${table.name} limit 1`);
    if (rowCount) continue;
    const row = await makeRow(db, table);
    const names = Object.keys(row).map((name) => db.escapeIdentifier(name));
    const values = names.map((_, place) => `$${place + 1}`);
    await db.query(`alter table ${table.name} disable trigger user`);
    await db
      .query(`insert into ${table.name} (${names}) values (${values})`, Object.values(row))
      .catch((error: Error) => {
        throw new Error(`${table.name} needs values in tests/setup/every-table.ts: ${error.message}`);
      });
    await db.query(`alter table ${table.name} enable trigger user`);
  }
  return tables.map(({ name }) => name);
}

async function readTables(db: pg.Client): Promise<Table[]> {
  await db.query("set search_path to public");
  const { rows } = await db.query<Table>(`
    select n.nspname || '.' || c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
          'label', (select e.enumlabel from pg_enum e where e.enumtypid = a.atttypid order by e.enumsortorder limit 1),
          'required', a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attgenerated = ''))
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select json_agg(json_build_object(
          'columns', (select json_agg(a.attname order by k.n) from unnest(f.conkey) with ordinality k(num, n)
            join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.num),
          'target', (select tn.nspname || '.' || t.relname from pg_class t join pg_namespace tn on tn.oid = t.relnamespace
            where t.oid = f.confrelid),
          'targetColumns', (select json_agg(a.attname order by k.n) from unnest(f.confkey) with ordinality k(num, n)
            join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.num))
          order by cardinality(f.conkey))
        from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'), '[]') as references,
      coalesce((select string_agg(pg_get_constraintdef(k.oid), e'\\n')
        from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'), '') as checks
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('auth', 'public') and c.relname <> '_prisma_migrations'
    order by 1`);
  return rows;
}

/** Each table behind those it refers to; a table may refer to itself. */
function inOrder(tables: Table[]): Table[] {
  const order: Table[] = [];
  const place = (table: Table, behind: string[]) => {
    if (order.includes(table) || behind.includes(table.name)) return;
    for (const { target } of table.references.filter((each) => isRequired(table, each))) {
      const found = tables.find(({ name }) => name === target);
      if (found) place(found, [...behind, table.name]);
    }
    order.push(table);
  };
  for (const table of tables) place(table, []);
  return order;
}

const isRequired = ({ columns }: Table, reference: Reference) =>
  reference.columns.every((name) => columns.some((column) => column.name === name && column.required));

async function makeRow(db: pg.Client, table: Table): Promise<Row> {
  const required = table.columns.filter((column) => column.required);
  const row: Row = Object.fromEntries(
    required.map((column) => [column.name, plainValue(column, table.checks)]),
  );
  const has = (name: string) => table.columns.some((column) => column.name === name);
  for (const [name, value] of Object.entries(GIVEN[table.name] ?? {})) if (has(name)) row[name] = value;
  for (const { target, columns, targetColumns } of table.references) {
    if (!columns.every((name) => name in row)) continue;
    const { rows } = await db.query<Row>(`select ${targetColumns} from ${target} limit 1`);
    for (const [place, name] of columns.entries()) row[name] = rows[0]?.[targetColumns[place] ?? ""];
  }
  return row;
}

/** What a check allows: the first of the values it lists. */
function listed(name: string, checks: string): string | undefined {
  const list = new RegExp(`\\(${name} = ANY \\(ARRAY\\['([^']*)'::`).exec(checks);
  const single = new RegExp(`\\(${name} = '([^']*)'::`).exec(checks);
  return (list ?? single)?.[1];
}

function plainValue({ name, type, label }: Column, checks: string): unknown {
  if (label !== null) return label;
  const allowed = listed(name, checks);
  if (allowed !== undefined) return allowed;
  if (type.endsWith("[]")) return "{}";
  switch (type) {
    case "uuid":
      return randomUUID();
    case "bytea":
      return createHash("sha256").update(name).digest();
    case "jsonb":
    case "json":
      return "{}";
    case "date":
      return "2026-11-01";
    case "time without time zone":
      return "19:30";
    case "timestamp with time zone":
      return "2026-11-01T10:00:00.123Z";
    case "boolean":
      return true;
    case "integer":
    case "bigint":
    case "smallint":
    case "numeric":
    case "double precision":
    case "real":
      return 1;
    case "character":
      return "EUR";
    case "tsvector":
      return "words";
    default:
      return name === "email" ? "zoe@example.com" : `a ${name}`;
  }
}
