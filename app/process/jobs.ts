import type pg from "pg";
import { withoutContacts } from "~/observability/without-contacts";
import { CommandError, codeOf, runCommand } from "./command";
import { withClient, withDatabase } from "./database.server";
import type { Answer } from "./jobs-answer";
import {
  readCallId,
  readCommandLine,
  readIds,
  readLimit,
  readState,
  readWhen,
  takesOnly,
  USAGE,
  wrongUse,
} from "./jobs-arguments";
import { cancel, reschedule, retry, runTask, unlock } from "./jobs-changes";
import { list, show, stats } from "./jobs-reads";

type Work = (client: pg.Client, url: string) => Promise<Answer>;

/** What was typed, checked before any database is asked. */
function readWork(words: string[], options: ReturnType<typeof readCommandLine>["options"]): Work {
  const [command = "", ...rest] = words;
  const alone = (taken: Parameters<typeof takesOnly>[2]) => {
    takesOnly(command, options, taken);
    if (rest.length > 0) throw wrongUse(`\`${command}\` doesn't take "${rest.join(" ")}".`);
  };
  const ids = (taken: Parameters<typeof takesOnly>[2] = []) => {
    takesOnly(command, options, taken);
    return readIds(command, rest);
  };
  switch (command) {
    case "stats":
      alone([]);
      return stats;
    case "list": {
      alone(["task", "state", "call", "limit"]);
      const filter = {
        task: options.task,
        state: readState(options.state),
        callId: readCallId(options.call),
        limit: readLimit(options.limit),
      };
      return (client) => list(client, filter);
    }
    case "show": {
      const [id = "", ...more] = ids();
      if (more.length > 0) throw wrongUse("`show` takes one ID.");
      return (client) => show(client, id);
    }
    case "retry": {
      const jobs = ids();
      return (client, url) => retry(client, url, jobs);
    }
    case "reschedule": {
      const jobs = ids(["at"]);
      const at = readWhen(options.at, new Date());
      return (client, url) => reschedule(client, url, jobs, at);
    }
    case "cancel": {
      const jobs = ids();
      return (client, url) => cancel(client, url, jobs);
    }
    case "unlock":
      alone(["worker"]);
      return (client, url) => unlock(client, url, options.worker);
    case "run": {
      takesOnly(command, options, []);
      const [task = "", payload = "{}", ...more] = rest;
      if (more.length > 0) throw wrongUse("`run` takes a task and one JSON in quotes.");
      return (client, url) => runTask(client, url, task, payload);
    }
    default:
      throw wrongUse(`There is no command "${command}".`);
  }
}

/** The queue's tables come with the migrations. */
function explain(error: unknown): unknown {
  const missing = ["3F000", "42P01", "42883"].includes(codeOf(error) ?? "");
  return missing
    ? new CommandError("This database has no queue yet. Run `npm run db:migrate` first.")
    : error;
}

await runCommand(async () => {
  const { words, options } = readCommandLine(process.argv.slice(2));
  if (options.help || words.length === 0 || words[0] === "help") {
    console.log(USAGE);
    return;
  }
  const work = readWork(words, options);
  const { json, text } = await withDatabase((url) =>
    withClient(url, (client) => work(client, url)).catch((error) => {
      throw explain(error);
    }),
  );
  console.log(withoutContacts(options.json ? JSON.stringify(json, null, 2) : text));
});
