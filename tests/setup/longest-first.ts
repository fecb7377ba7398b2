import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, the longest first: most of them wait for processes and for clocks. */
const LONGEST = [
  "tick",
  "start",
  "vendor-webhooks",
  "two-user-fuzz",
  "dial-limits",
  "killed-worker",
  "downtime",
  "isolation",
  "kill-switch",
  "jobs-cli",
  "rubbish",
  "calls",
  "twilio-talk",
  "reword",
  "later-call",
  "calls-cli",
  "progress-days",
  "wrong-number",
  "demo-year",
  "plans",
  "demo-users",
  "lint-arrows",
  "schedule-twins",
  "image",
  "managed-server",
  "row-security",
];

/** Starts what takes longest first, so that nobody waits for a single file at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.indexOf(path.basename(moduleId, ".test.ts"));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
