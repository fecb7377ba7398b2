import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { emptyState, readState, type State } from "./state";

const NAME = "simulated-payments.json";
/** Changes that come close together are written once. */
const COALESCE_MS = 50;
const PRIVATE = { mode: 0o600 };

/** The file in which the simulated payment vendor keeps what it knows over a restart. */
export class StateFile {
  private readonly file: string;
  /** Ends the watch for the end of the process; set while something isn't on disk. */
  private unwritten: (() => void) | undefined;
  private pending: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  /** @param folder is made where it is missing */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.file = path.join(folder, NAME);
  }

  /** What was kept last. A damaged file is set aside and nothing is known. */
  read(): State {
    let text: string;
    try {
      text = readFileSync(this.file, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return emptyState();
      throw error;
    }
    const state = readState(text);
    if (state) return state;
    renameSync(this.file, `${this.file}.damaged-${Date.now()}`);
    return emptyState();
  }

  /** Keeps a state soon; at the latest when the process ends. */
  keep(state: State): void {
    this.unwritten ??= this.watchExit(state);
    this.pending ??= setTimeout(() => void this.flush(state), COALESCE_MS);
  }

  /** Keeps a state at once. @returns when it is on disk */
  flush(state: State): Promise<void> {
    clearTimeout(this.pending);
    this.pending = undefined;
    this.writing = this.writing.then(async () => {
      await this.write(JSON.stringify(state));
      if (this.pending) return;
      this.unwritten?.();
      this.unwritten = undefined;
    });
    return this.writing;
  }

  private async write(text: string): Promise<void> {
    const draft = `${this.file}.${process.pid}.tmp`;
    try {
      await writeFile(draft, text, PRIVATE);
      await rename(draft, this.file);
    } catch (error) {
      // What it knows is still in memory, and the next change is written again.
      process.emitWarning(`The simulated payment vendor can't keep its file: ${(error as Error).message}`);
    }
  }

  /** @returns what ends the watch */
  private watchExit(state: State): () => void {
    const save = () => {
      const draft = `${this.file}.${process.pid}.last.tmp`;
      try {
        writeFileSync(draft, JSON.stringify(state), PRIVATE);
        renameSync(draft, this.file);
      } catch {
        // Nobody is left to be told.
      }
    };
    process.once("exit", save);
    return () => process.off("exit", save);
  }
}
