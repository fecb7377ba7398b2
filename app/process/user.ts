import { CommandError, runCommand } from "./command";
import { withClient, withDatabase } from "./database.server";

const USAGE = "Usage: npm run user -- admin EMAIL";

/** Makes the user with this address an administrator. */
async function makeAdministrator(url: string, email: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query(
      "UPDATE users SET role = 'admin', updated_at = now() WHERE email = $1",
      [email],
    );
    if (rowCount === 0) {
      throw new CommandError(`There is no user with the address ${email}. They have to sign in once first.`);
    }
    console.log(`${email} is an administrator now.`);
  });
}

await runCommand(async () => {
  const [action, email, ...rest] = process.argv.slice(2);
  if (action !== "admin" || !email?.includes("@") || rest.length > 0) throw new CommandError(USAGE);
  await withDatabase((url) => makeAdministrator(url, email));
});
