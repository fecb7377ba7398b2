import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { build, isBuildCurrent } from "../../app/process/build.server";
import { CommandError, reportFailure, runCommand } from "../../app/process/command";
import { report } from "./report";
import { Soak } from "./soak";
import { judge } from "./verdict";

/**
 * Keeps the finished build busy with a bit of everything, well below what it can do, and looks whether anything
 * grows, leaks or fails.
 *
 * Usage: npm run soak [-- --minutes 30] [--rate 6] [--every 10] [--json]
 */

function readCommandLine() {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "30" },
      rate: { type: "string", default: "6" },
      every: { type: "string", default: "10" },
      json: { type: "boolean", default: false },
    },
  });
  const [minutes, rate, every] = [values.minutes, values.rate, values.every].map(Number) as [
    number,
    number,
    number,
  ];
  // Five fifths are compared, and a fifth needs a sample.
  if (!(minutes > 0) || !(rate > 0 && rate <= 100) || !(every >= 1) || minutes * 60 < every * 5) {
    throw new CommandError(
      "Usage: npm run soak [-- --minutes 30] [--rate 6] [--every 10] [--json]\nMinutes of load, visits per second (100 at most), seconds between two looks: five looks at least.",
    );
  }
  return { minutes, rate, everySeconds: every, json: values.json };
}

await runCommand(async () => {
  const { json, ...wanted } = readCommandLine();
  const begun = performance.now();
  const say = (line: string) => {
    const seconds = ((performance.now() - begun) / 1000).toFixed(0).padStart(5);
    console.error(`${seconds} s  ${line}`);
  };
  if (!isBuildCurrent()) {
    say("building");
    await build("on-failure");
  }
  const soak = new Soak(wanted, say);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      say("tidying up");
      void soak.close().then(() => process.exit(130));
    });
  }
  const [load = 0] = loadavg();
  try {
    const run = await soak.run();
    const findings = judge(run);
    if (findings.some(({ holds }) => !holds)) process.exitCode = 1;
    const machine = { cores: availableParallelism(), loadBefore: load, node: process.version };
    console.log(
      json ? JSON.stringify({ machine, ...wanted, ...run, findings }, null, 2) : report(run, findings),
    );
    if (!json) {
      console.log(
        `\n${wanted.minutes} minutes at ${wanted.rate} visits a second; ${machine.cores} cores, load ${load.toFixed(1)} before, Node ${machine.node}.`,
      );
    }
  } catch (error) {
    reportFailure(error);
    process.exitCode = 1;
  } finally {
    await soak.close();
  }
});
