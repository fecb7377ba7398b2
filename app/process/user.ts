import { AppError } from "~/lib/app-error";
import { CommandError, runCommand } from "./command";
import { withClient, withDatabase, withProduct } from "./database.server";

const USAGE = [
  "Usage: npm run user -- admin EMAIL             makes the user an administrator",
  "       npm run user -- grant EMAIL YYYY-MM-DD  gives the Pro plan until the end of that day (UTC)",
  "       npm run user -- revoke EMAIL            takes away what was given; a paid plan goes on",
  "       npm run user -- flagged                 lists accounts to look at, and why",
  "       npm run user -- clear EMAIL             takes the flag off an account",
].join("\n");

async function makeAdministrator(url: string, email: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query(
      `WITH found AS (SELECT id, role FROM users WHERE email = $1 FOR NO KEY UPDATE),
         made AS (UPDATE users u SET role = 'admin', updated_at = now() FROM found f
           WHERE u.id = f.id AND f.role <> 'admin' RETURNING u.id),
         noted AS (INSERT INTO audit_log (actor, action, user_id) SELECT 'operator', 'became_admin', id FROM made)
       SELECT id FROM found`,
      [email],
    );
    if (rowCount === 0) {
      throw new CommandError("There is no user with this address. They have to sign in once first.");
    }
    console.log(`${email} is an administrator now.`);
  });
}

async function setPlan(url: string, email: string, until: Date | null): Promise<void> {
  const said = await withProduct(url, async () => {
    const { grantPlan } = await import("~/domain/billing/grant-plan.server");
    return grantPlan(email, until, new Date());
  }).catch((error) => {
    throw error instanceof AppError ? new CommandError(error.message) : error;
  });
  console.log(planWords(email, until, said.paidUntil));
}

function planWords(email: string, until: Date | null, paidUntil: Date | null): string {
  const paid = paidUntil && `They pay for a plan of their own, which runs until ${paidUntil.toISOString()}.`;
  if (until) return [`${email} has the Pro plan until ${until.toISOString()}.`, paid ?? []].flat().join(" ");
  return paid
    ? `Nothing is given to ${email} any more. ${paid} They end it under Billing.`
    : `${email} has no plan now.`;
}

async function listFlagged(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ id: string; email: string; reason: string; at: Date }>(
      `SELECT id, email, flag_reason AS reason, flagged_at AS at FROM users
       WHERE flagged_at IS NOT NULL ORDER BY flagged_at`,
    );
    const twice = await client.query<{ id: string; email: string; at: Date }>(
      `SELECT u.id, u.email, n.created_at AS at FROM billing_notices n JOIN users u ON u.id = n.user_id
       WHERE n.kind = 'paid_twice' AND n.created_at > now() - interval '60 days' ORDER BY n.created_at`,
    );
    rows.push(...twice.rows.map((row) => ({ ...row, reason: "paid_twice" })));
    if (rows.length === 0) console.log("No account is flagged.");
    for (const { id, email, reason, at } of rows)
      console.log(`${at.toISOString()}  ${reason}  ${email}  ${id}`);
  });
}

async function clearFlag(url: string, email: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query(
      `WITH cleared AS (UPDATE users SET flagged_at = NULL, flag_reason = NULL, updated_at = now()
           WHERE email = $1 AND flagged_at IS NOT NULL RETURNING id)
       INSERT INTO audit_log (actor, action, user_id) SELECT 'operator', 'flag_cleared', id FROM cleared`,
      [email],
    );
    if (rowCount === 0) throw new CommandError("No account with this address is flagged.");
    console.log(`${email} isn't flagged any more.`);
  });
}

/** The end of a day in UTC, or null when the text is no day. */
function endOfDay(day: string | undefined): Date | null {
  const start = new Date(`${day}T00:00:00Z`);
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(day ?? "") && start.toISOString().startsWith(day ?? "-");
  return valid ? new Date(`${day}T23:59:59.999Z`) : null;
}

await runCommand(async () => {
  const [action, email, day, ...rest] = process.argv.slice(2);
  if (action === "flagged" && email === undefined) return withDatabase(listFlagged);
  if (!email?.includes("@") || rest.length > 0) throw new CommandError(USAGE);
  const until = endOfDay(day);
  if (action === "admin" && !day) await withDatabase((url) => makeAdministrator(url, email));
  else if (action === "grant" && until) await withDatabase((url) => setPlan(url, email, until));
  else if (action === "revoke" && !day) await withDatabase((url) => setPlan(url, email, null));
  else if (action === "clear" && !day) await withDatabase((url) => clearFlag(url, email));
  else throw new CommandError(USAGE);
});
