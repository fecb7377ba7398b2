import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addUsers } from "../setup/crowd";
import { runCommand, runCommandHere } from "../setup/run-command";
import { type App, startApp } from "../setup/start-app";

const NUMBER = "+4915112345678";

let app: App;
let db: pg.Client;

beforeAll(async () => {
  app = await startApp({ web: false, worker: false });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

/** What the command prints for whoever typed it, without the lines of the log. */
async function calls(args: string[], env?: Record<string, string>, run = runCommandHere): Promise<string> {
  const { code, out, err } = await run(app, ["calls", ...args], env);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const lines = out.trim().split("\n");
  return lines.filter((line) => !line.startsWith("{")).join("\n");
}

/** The same in a process of its own, from the finished build. */
const typed = (args: string[], env?: Record<string, string>) => calls(args, env, runCommand);

const switches = async () => (await db.query("select name, is_on, changed_by from instance_switches")).rows;
/** What was noted since the last look, by whom and about whom. */
const noted = async () =>
  (await db.query('delete from audit_log returning actor, action, user_id as "userId", detail')).rows;
const blocked = async () => (await db.query("select phone, reason from blocked_numbers")).rows;

describe("npm run calls", () => {
  test("says how calls stand, pauses them and lets them go on", async () => {
    const [userId] = await addUsers(db, 1);
    await db.query(
      `insert into calls (user_id, kind, local_date, attempt, provider, scheduled_at, status)
       select $1, 'daily', current_date, n, 'simulator', now() + (n - 2.5) * interval '1 hour',
         case when n = 4 then 'in_progress' else 'queued' end::call_status
       from generate_series(1, 4) as n`,
      [userId],
    );
    expect(await typed(["status"])).toBe("Calls are on. 2 due, 1 live.");
    const capped = { SPEND_CAP_MONTHLY: "50 USD", CALL_MINUTE_PRICE: "0.10 USD" };
    await db.query(
      "insert into spending (month, currency, minor) values (date_trunc('month', now() at time zone 'UTC')::date, 'USD', 1230)",
    );
    expect(await calls(["status"], capped)).toBe(
      "Calls are on. 2 due, 1 live.\nSpent this month: 12.30 of 50.00 USD.",
    );
    expect(await switches()).toEqual([]);

    for (const run of [typed, calls]) {
      expect(await run(["pause"])).toBe("Calls are paused: nothing is dialled any more.");
      expect(await switches()).toEqual([{ name: "calls_paused", is_on: true, changed_by: "npm run calls" }]);
    }
    expect(await calls(["status"])).toMatch(
      /^Calls are paused \(by npm run calls, \d{4}-\d\d-\d\dT[\d:.]+Z\)\. 2 due, 1 live\.$/,
    );

    for (const _ of ["once", "again"]) {
      expect(await calls(["resume"])).toBe("Calls go on.");
      expect(await switches()).toMatchObject([{ is_on: false }]);
    }
    const act = { actor: "operator", userId: null, detail: {} };
    expect(await noted()).toEqual([
      { ...act, action: "calls_paused" },
      { ...act, action: "calls_resumed" },
    ]);
    expect(await calls(["status"])).toBe("Calls are on. 2 due, 1 live.");
  });

  test("knows the switch of the environment, which it can't flip", async () => {
    const env = { CALLS_PAUSED: "on" };
    expect(await calls(["status"], env)).toMatch(/^Calls are paused \(CALLS_PAUSED is on\)\./);
    expect(await calls(["resume"], env)).toBe(
      "Calls go on.\nCALLS_PAUSED=on is still set in the environment, and counts.",
    );
  });

  test("blocks a number and takes it off the list", async () => {
    expect(await typed(["block", NUMBER, "asked", "in", "a", "letter"])).toBe(
      "Nothing rings this number any more.",
    );
    expect(await blocked()).toEqual([{ phone: NUMBER, reason: "asked in a letter" }]);
    expect(await calls(["block", NUMBER, "again"])).toBe("The number was blocked already.");
    expect(await blocked()).toEqual([{ phone: NUMBER, reason: "asked in a letter" }]);
    expect(await calls(["unblock", NUMBER])).toBe("The number may be called again.");
    expect(await calls(["unblock", NUMBER])).toBe("The number was not blocked.");
    const act = { actor: "operator", userId: null, detail: {} };
    expect(await noted()).toEqual([
      { ...act, action: "number_blocked" },
      { ...act, action: "number_unblocked" },
    ]);
    expect(await blocked()).toEqual([]);
  });

  test.each([
    ["nothing", []],
    ["more than it knows", ["pause", "please"]],
    ["no reason to block", ["block", NUMBER]],
    ["no number to unblock", ["unblock"]],
    ["a reason to unblock", ["unblock", NUMBER, "asked"]],
    ["something it doesn't know", ["toString"]],
  ])("told %s, explains itself and does nothing", async (_, args) => {
    await expectRefusal(
      args,
      /^Usage: npm run calls -- status .*\n.*-- pause .*\n.*-- resume .*\n.*-- block NUMBER REASON .*\n.*-- unblock NUMBER$/,
    );
  });

  test.each(["4915112345678", "+0000000000", "+49 151 12345678"])(
    "takes no number such as %s",
    async (number) => {
      await expectRefusal(
        ["block", number, "asked"],
        /^Give the number with \+ and the country code, without spaces\.$/,
      );
    },
  );

  test("says where it looked when there is no database", async () => {
    const { code, out, err } = await runCommand(app, ["calls", "status"], {
      DATABASE_URL: "postgres://nobody:secret@127.0.0.1:9/none",
    });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("127.0.0.1:9/none");
    expect(err).not.toMatch(/secret|^ {4}at /m);
  });
});

async function expectRefusal(args: string[], words: RegExp): Promise<void> {
  const before = [await switches(), await blocked()];
  const { code, out, err } = await runCommandHere(app, ["calls", ...args]);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err.trim()).toMatch(words);
  expect([await switches(), await blocked()]).toEqual(before);
}
