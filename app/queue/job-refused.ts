/** A change of jobs that wasn't made, and why: one sentence per job. */
export class JobRefused extends Error {
  override name = "JobRefused";

  constructor(readonly problems: string[]) {
    super(problems.join("\n"));
  }
}
