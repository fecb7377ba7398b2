import { parseArgs } from "node:util";
import { callHours, hoursWords, isWithin } from "~/domain/schedule/call-hours";
import { isZone, localTimeAt } from "~/domain/schedule/local-time";
import { personFor } from "~/simulator/people";
import { checkedEnv } from "./checked-env";
import { CommandError, runCommand } from "./command";
import { withDatabase } from "./database.server";
import { loadDotEnv } from "./dot-env.server";
import { makeDemoUsers, zoneByDay } from "./make-demo-users.server";

const USAGE = [
  "Usage: npm run demo:users -- COUNT [--due now|HH:MM] [--person 0101] [--tz ZONE]",
  "",
  "Makes that many users of the simulator, ready to be called: in a database without anybody else's.",
  "  --due HH:MM    the time of their daily call (19:30), in their zone",
  "  --due now      their call is due at once",
  "  --person 0101  who answers, by the last four digits of the number",
  "  --tz ZONE      where they live, such as Europe/Berlin: by default where this machine is, and with",
  "                 --due now where it is day",
].join("\n");

const number = new Intl.NumberFormat("en");

function readCommandLine() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        due: { type: "string", default: "19:30" },
        person: { type: "string", default: "0101" },
        tz: { type: "string" },
        help: { type: "boolean" },
      },
    });
    return { words: positionals, ...values };
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : "Wrong options."}\n\n${USAGE}`);
  }
}

function readCount(text: string | undefined): number {
  if (!text || !/^[1-9]\d{0,6}$/.test(text)) {
    throw new CommandError(`COUNT must be a whole number from 1 to 9999999.\n\n${USAGE}`);
  }
  return Number(text);
}

function readDue(text: string, hours: ReturnType<typeof callHours>): string | null {
  if (text === "now") return null;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) {
    throw new CommandError(`There is no time "${text}". --due is \`now\`, or a time such as 07:05 or 19:30.`);
  }
  if (!isWithin(text, hours)) {
    throw new CommandError(
      `At ${text} these numbers don't ring: they do from ${hoursWords(hours)}. Choose a time in between.`,
    );
  }
  return text;
}

/** A person of the simulator by their code. */
function readPerson(code: string): string {
  if (/^01\d\d$/.test(code) && personFor(`+1202555${code}`)) return code;
  const codes = Array.from({ length: 100 }, (_, index) => `01${String(index).padStart(2, "0")}`);
  const known = codes.filter((each) => personFor(`+1202555${each}`));
  throw new CommandError(`Nobody answers at "${code}". There are: ${known.join(", ")}.`);
}

function readZone(given: string | undefined, now: Date, due: string | null): string {
  if (given !== undefined && !isZone(given)) {
    throw new CommandError(
      `There is no zone "${given}". Zones have names such as Europe/Berlin or Asia/Kolkata.`,
    );
  }
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return given ?? (due === null ? zoneByDay(now) : isZone(here) ? here : "UTC");
}

/** Demo users are called by the simulator and nobody else. */
function paymentsOfSimulator() {
  const { calls, simulator, payments } = checkedEnv(process.env);
  if (calls.provider !== "simulator") {
    throw new CommandError(
      `Calls of this instance go through ${calls.provider}: demo users are for the simulator.`,
    );
  }
  if (!simulator.enabled) {
    throw new CommandError(
      "The simulator is off on this instance (SIMULATOR=on turns it on), so nobody would answer.",
    );
  }
  return payments.mode;
}

await runCommand(async () => {
  const { words, due: dueText, person: code, tz, help } = readCommandLine();
  if (help) {
    console.log(USAGE);
    return;
  }
  const count = readCount(words.length === 1 ? words[0] : undefined);
  const person = readPerson(code);
  const hours = callHours(`+1202555${person}`, null, false);
  const due = readDue(dueText, hours);
  const now = new Date();
  const zone = readZone(tz, now, due);
  loadDotEnv();
  const payments = paymentsOfSimulator();

  const begun = performance.now();
  const { slot } = await withDatabase((url) =>
    makeDemoUsers(url, {
      count,
      person,
      zone,
      due: due ?? now,
      entitled: payments === "off" ? null : "a year",
      onProgress: (made) => console.log(`${number.format(made)} of ${number.format(count)} users`),
    }),
  );
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `${number.format(count)} users made in ${seconds} s. They live in ${zone}, and ${person} answers.`,
  );
  const localNow = localTimeAt(now, zone);
  if (due !== null) {
    console.log(`Their next call is at ${due} there: ${slot.toISOString()}.`);
  } else if (isWithin(localNow, hours)) {
    console.log("Their calls are due now. A worker that runs sees them within a minute.");
  } else {
    console.log(
      [
        `Their calls are due now, but it is ${localNow} there, and these numbers ring from ${hoursWords(hours)}:`,
        "each call will be closed with the reason outside_hours, and none will ring.",
        `For calls that ring now, choose a zone where it is day, such as --tz ${zoneByDay(now)}.`,
      ].join("\n"),
    );
  }
});
