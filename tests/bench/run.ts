import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { CommandError, reportFailure, runCommand } from "../../app/process/command";
import { dashboard } from "./dashboard";
import { herd } from "./herd";
import { line, type Row, table } from "./measure";
import { pages } from "./pages";
import { placeCall } from "./place-call";
import { reflect } from "./reflect";
import { ring } from "./ring";
import { scene } from "./scene";
import { search } from "./search";
import { Stage } from "./stage";
import { workerStart } from "./start";
import { tickDue, tickIdle } from "./tick";
import { webhook } from "./webhook";

/**
 * Measures what the product promises about speed, against yardsticks that do the same work in the same run.
 *
 * Usage: npm run bench [-- NAME] [--rounds N] [--json]
 */

type Wanted = (name: string) => boolean;
type Measure = (stage: Stage, rounds: number, wanted: Wanted) => AsyncGenerator<Row>;
type Part = { rows: string[]; measure: Measure };

const PARTS: Part[] = [
  { rows: ["tick-idle-select", "tick-idle-growth"], measure: tickIdle },
  { rows: ["tick-due-batches", "tick-due-at-once"], measure: tickDue },
  { rows: ["herd-enqueue", "herd-first", "herd-longest", "herd-drain"], measure: herd },
  {
    rows: ["place-call-loop", "place-call-graphile", "place-call-graphile-batched", "place-call-bullmq"],
    measure: placeCall,
  },
  { rows: ["ring-p50", "ring-p99", "ring-order"], measure: ring },
  { rows: ["start"], measure: workerStart },
  { rows: ["reflect-after", "reflect-cpu"], measure: reflect },
  { rows: ["search"], measure: search },
  { rows: ["webhook-accept", "webhook-p99"], measure: webhook },
  { rows: ["dashboard-rps", "dashboard-trips"], measure: dashboard },
  {
    rows: ["page-lcp-landing", "page-lcp-dashboard", "page-cls", "page-tbt-landing", "page-tbt-dashboard"],
    measure: pages,
  },
  { rows: ["scene-speaking", "scene-idle", "scene-hidden"], measure: scene },
];

function readCommandLine() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: "string", default: "5" }, json: { type: "boolean", default: false } },
  });
  const [name = ""] = positionals;
  const wanted = (row: string) => row.startsWith(name);
  const parts = PARTS.filter(({ rows }) => rows.some(wanted));
  const rounds = Number(values.rounds);
  if (parts.length === 0 || positionals.length > 1 || !Number.isInteger(rounds) || rounds < 1) {
    const names = PARTS.flatMap(({ rows }) => rows).join(", ");
    throw new CommandError(
      `Usage: npm run bench [-- NAME] [--rounds N] [--json]\nNAME is how one of these begins: ${names}`,
    );
  }
  return { parts, wanted, rounds, json: values.json };
}

await runCommand(async () => {
  const { parts, wanted, rounds, json } = readCommandLine();
  const begun = performance.now();
  const say = (line: string) => {
    const seconds = ((performance.now() - begun) / 1000).toFixed(0).padStart(5);
    console.error(`${seconds} s  ${line}`);
  };
  const stage = new Stage(say);
  let interrupted = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      interrupted = true;
      say("tidying up");
      void stage.close().then(() => process.exit(130));
    });
  }
  const [load = 0] = loadavg();
  const rows: Row[] = [];
  try {
    await stage.open();
    for (const { rows: names, measure } of parts) {
      say(`measuring ${names.filter(wanted).join(", ")}`);
      for await (const row of measure(stage, rounds, wanted)) {
        if (!wanted(row.name)) continue;
        rows.push(row);
        say(line(row));
      }
    }
  } catch (error) {
    // What fails because everything is being taken down says nothing.
    if (interrupted) return;
    reportFailure(error);
    process.exitCode = 1;
  } finally {
    await stage.close();
  }
  const machine = { cores: availableParallelism(), loadBefore: load, node: process.version, rounds };
  if (json) {
    console.log(JSON.stringify({ machine, rows }, null, 2));
    return;
  }
  console.log(table(rows));
  console.log(
    `\n${machine.cores} cores, load ${load.toFixed(1)} before, Node ${machine.node}. Medians of ${rounds} rounds, measured in turn; in brackets the lowest and highest ratio of a round.`,
  );
});
