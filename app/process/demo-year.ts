import { parseArgs } from "node:util";
import type pg from "pg";
import { daysAfter, isZone, localDateAt } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import { checkedEnv } from "./checked-env";
import { CommandError, runCommand } from "./command";
import { dataDir, keptSecret } from "./data-dir.server";
import { withClient, withDatabase, withProduct } from "./database.server";
import { DEMO_EMAIL } from "./demo-year/demo-email";
import { PhoneCompany } from "./demo-year/phone-company.server";
import { loadDotEnv } from "./dot-env.server";
import { migrate } from "./migrate.server";

const USAGE = [
  "Usage: npm run demo:year -- [--seed 1] [--until YYYY-MM-DD] [--tz ZONE]",
  "",
  "Makes one demo user and lets them live a year through the product, in simulated time. The same seed, day and",
  "zone make the same year. A year that is there already is made anew.",
  "  --seed 1            which year",
  "  --until YYYY-MM-DD  its last day: by default yesterday",
  "  --tz ZONE           where the person lives, such as Europe/Berlin: by default where this machine is",
].join("\n");

const number = new Intl.NumberFormat("en");

type Wanted = { seed: number; until: LocalDate; zone: string };

function readCommandLine(): Wanted | null {
  const { seed, until, tz, help } = readOptions();
  if (help) return null;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = tz ?? (isZone(here) ? here : "UTC");
  if (!isZone(zone)) {
    throw new CommandError(
      `There is no zone "${zone}". Zones have names such as Europe/Berlin or Asia/Kolkata.`,
    );
  }
  if (!/^\d{1,9}$/.test(seed)) throw new CommandError(`--seed must be a whole number.\n\n${USAGE}`);
  const yesterday = daysAfter(localDateAt(new Date(), zone), -1);
  if (until !== undefined && !isDay(until))
    throw new CommandError(`"${until}" is no day. Write it as 2026-11-21.`);
  if ((until ?? yesterday) > yesterday)
    throw new CommandError("The year must be over: --until is yesterday at the latest.");
  return { seed: Number(seed), until: until ?? yesterday, zone };
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        seed: { type: "string", default: "1" },
        until: { type: "string" },
        tz: { type: "string" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : "Wrong options."}\n\n${USAGE}`);
  }
}

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

/** What decides how a year goes is the same everywhere: no model, no mail server, no limits of this instance. */
const LEFT_OUT =
  "LLM_BASE_URL LLM_API_KEY LLM_MODEL CALLS_PAUSED CALLS_AT_ONCE CALLS_PER_SECOND CALLS_PER_DAY CALL_COUNTRIES MAX_CALL_SECONDS MAIL SMTP_URL SIMULATOR_URL";

/** @throws CommandError where this instance is not for demo users */
function setEnvironment(vendorUrl: string): void {
  const oneMachine =
    process.env.NODE_ENV !== "production" || !(process.env.DATABASE_URL || process.env.DATABASE_URL_FILE);
  if (oneMachine && !process.env.SESSION_SECRET && !process.env.SESSION_SECRET_FILE) {
    process.env.SESSION_SECRET = keptSecret(dataDir(), "session-secret");
  }
  for (const name of LEFT_OUT.split(" ")) {
    delete process.env[name];
    delete process.env[`${name}_FILE`];
  }
  process.env.LOG_LEVEL ??= "error";
  process.env.SIMULATOR_URL = vendorUrl;
  const { calls, simulator } = checkedEnv(process.env);
  if (calls.provider !== "simulator") {
    throw new CommandError(
      `Calls of this instance go through ${calls.provider}: the demo year is for the simulator.`,
    );
  }
  if (!simulator.enabled) {
    throw new CommandError(
      "The simulator is off on this instance (SIMULATOR=on turns it on), so nobody would answer.",
    );
  }
}

/** Time is simulated for the whole database while the command runs. */
async function assertAlone(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ worker: boolean; others: boolean; paused: boolean }>(
    `select
       exists (select from worker_heartbeats where seen_at > now() - interval '2 minutes') as worker,
       exists (select from users where next_call_at <= now() and email <> $1) as others,
       exists (select from instance_switches where name = 'calls_paused' and is_on) as paused`,
    [DEMO_EMAIL],
  );
  const [found] = rows;
  if (found?.worker) {
    throw new CommandError(
      "Stop relevel.me first: a worker is running, or was a moment ago, and knows one time only.",
    );
  }
  if (found?.others) {
    throw new CommandError(
      "Calls of other people are due in this database. Start relevel.me until they are done, or make the year in a\ndatabase of its own: set RELEVEL_DATA_DIR to a new folder, or DATABASE_URL to an empty database.",
    );
  }
  if (found?.paused) throw new CommandError("Calls are paused. Run `npm run calls -- resume` first.");
}

async function makeYear(url: string, company: PhoneCompany, wanted: Wanted): Promise<void> {
  await migrate(url);
  await withClient(url, assertAlone);
  await withProduct(url, async () => {
    const { seed: seedCatalogue } = await import("../../prisma/seed");
    await seedCatalogue();
    const { simulateYear } = await import("./simulate-year.server");
    const begun = performance.now();
    const seconds = () => ((performance.now() - begun) / 1000).toFixed(0);
    const { hash, totals } = await simulateYear({
      ...wanted,
      company,
      onMonth: (month, days) => console.log(`${month}: ${days} days, ${seconds()} s`),
    });
    for (const [name, total] of Object.entries(totals)) console.log(`${name}: ${number.format(total)}`);
    console.log(`Sign in as ${DEMO_EMAIL}.`);
    console.log(`hash: ${hash}`);
  });
}

await runCommand(async () => {
  const wanted = readCommandLine();
  if (!wanted) {
    console.log(USAGE);
    return;
  }
  loadDotEnv();
  const company = new PhoneCompany();
  try {
    setEnvironment(await company.open());
    await withDatabase((url) => makeYear(url, company, wanted));
  } finally {
    await company.close();
  }
});
