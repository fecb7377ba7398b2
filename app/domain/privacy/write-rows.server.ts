import type { Tx } from "~/db/transaction.server";
import { type Fact, isFact } from "~/domain/memories/fact-words";
import type { Finding } from "~/domain/progress/findings";
import { EXPORTED } from "./export-tables";
import { relink } from "./import-links";
import type { BroughtName, BroughtRow, BroughtRows } from "./import-rows";

/** Rows that travel to the database in one statement, and about how much text of them. */
const BATCH = 500;
const BATCH_CHARS = 4_000_000;

/** What facts are known again by: each account has marks of its own. */
export type Marks = {
  ofFact: (userId: string, fact: Fact) => string;
  ofOwn: (userId: string, text: string) => string;
};

/** Whose account the rows go to, and how their ids change. */
export type Account = { userId: string; idOf: (old: string) => string; marks: Marks };

/** A row as the database gets it. */
type Row = Record<string, unknown>;

/**
 * Writes the rows of a copy into an account that has none: each under an id of this account, and none of them twice.
 *
 * @param tx a service transaction that holds the person's row
 * @throws when the rows don't fit together; nothing is written then
 */
export async function writeRows(tx: Tx, { userId, idOf, marks }: Account, rows: BroughtRows): Promise<void> {
  const catalogue = await catalogueIds(tx, rows.skills);
  const newId = (old: string) => catalogue.get(old) ?? idOf(old);
  const made: { [N in BroughtName]?: () => Row[] | Promise<Row[]> } = {
    skills: () => ownSkills(rows, catalogue, newId),
    xp_events: () => ledgerRows(tx, rows.xp_events),
    memories: () => withMarks(rows, userId, marks),
  };
  for (const name of Object.keys(rows) as BroughtName[]) {
    const of: Row[] = (await made[name]?.()) ?? rows[name];
    const all = of.map((row) => ({ ...relink(name, row, newId), user_id: userId }));
    await insert(tx, EXPORTED[name].table, all);
  }
}

/** Skills of the catalogue by their code, which is the same everywhere: old id -> this instance's. */
async function catalogueIds(tx: Tx, skills: BroughtRow<"skills">[]): Promise<Map<string, string>> {
  const known = await tx.skill.findMany({ where: { userId: null }, select: { id: true, code: true } });
  const byCode = new Map(known.map(({ id, code }) => [code, id]));
  return new Map(
    skills.flatMap(({ id, own, code }) => {
      const ours = own ? undefined : byCode.get(code);
      return ours ? [[id, ours] as const] : [];
    }),
  );
}

/** Skills of the person's own, and what they have of a catalogue that this instance is without. */
function ownSkills(
  { skills, user_skills }: BroughtRows,
  catalogue: Map<string, string>,
  newId: (old: string) => string,
): Row[] {
  const had = new Set(user_skills.map(({ skill_id }) => skill_id));
  return skills
    .filter(({ id, own }) => !catalogue.has(id) && (own || had.has(id)))
    .map(({ own: _, ...skill }) => ({ ...skill, code: `own:${newId(skill.id)}`, is_meta_skill: false }));
}

/** The ledger keeps its order under numbers of its own here. */
async function ledgerRows(tx: Tx, rows: BroughtRows["xp_events"]): Promise<Row[]> {
  const numbers = await tx.$queryRaw<{ id: string }[]>`
    select nextval('xp_events_id_seq')::text as id from generate_series(1, ${rows.length}::int)`;
  const sorted = numbers.map(({ id }) => BigInt(id)).sort((a, b) => (a < b ? -1 : 1));
  const byOld = new Map(rows.map(({ id }, place) => [id, String(sorted[place])]));
  return rows.map((row) => ({
    ...row,
    id: byOld.get(row.id),
    reverses: row.reverses === null ? null : byOld.get(row.reverses),
  }));
}

/** A fact is known again by the finding it is from; the person's own words by themselves. */
function withMarks({ memories, reflections }: BroughtRows, userId: string, { ofFact, ofOwn }: Marks): Row[] {
  const facts = new Map<string, Fact>();
  for (const { call_id, found } of reflections) {
    for (const finding of (found as Finding[]).filter(isFact))
      facts.set(`${call_id} ${finding.key}`, finding);
  }
  return memories.map((memory) => {
    const fact = facts.get(`${memory.call_id} ${memory.finding_key}`);
    // Of what was forgotten, or has no talk any more, no words are left: it is like nothing else.
    const own = memory.kind === "own" && memory.text !== null ? ofOwn(userId, memory.text) : memory.id;
    return { ...memory, fingerprint: fact ? ofFact(userId, fact) : own };
  });
}

/** Names of tables and columns are those of our own list. */
async function insert(tx: Tx, table: string, rows: Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((column) => `"${column}"`)
    .join(", ");
  const statement = `insert into ${table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`;
  let batch: string[] = [];
  let chars = 0;
  const flush = async () => {
    if (batch.length > 0) await tx.$executeRawUnsafe(statement, `[${batch.join(",")}]`);
    batch = [];
    chars = 0;
  };
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (batch.length >= BATCH || chars + text.length > BATCH_CHARS) await flush();
    batch.push(text);
    chars += text.length;
  }
  await flush();
}
