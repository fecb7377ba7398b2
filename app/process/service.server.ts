import { type ChildProcess, spawn } from "node:child_process";
import { killGroup, stopGroup } from "./children.server";

const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 10_000;
/** Up for this long, a process counts as healthy again and its next crash is answered quickly. */
const HEALTHY_MS = 30_000;
/** Time for a running task or an open answer to finish before the process is ended by force. */
const STOP_MS = 25_000;

/** How a service is run. */
export interface ServiceOptions {
  name: string;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
}

/**
 * One long-running child (web or worker) in a process group of its own. It says `{ type: "ready" }` over the
 * IPC channel, is restarted with growing pauses when it ends by itself, and must exit when the channel closes.
 */
export class Service {
  /** Settles with true when the child has said it is ready for the first time, false when it was stopped before. */
  readonly ready: Promise<boolean>;
  private settleReady: (ready: boolean) => void = () => undefined;
  private child: ChildProcess | undefined;
  private stopping = false;
  private restarting = false;
  private backOffMs = FIRST_BACK_OFF_MS;
  private pause: NodeJS.Timeout | undefined;

  constructor(private readonly options: ServiceOptions) {
    this.ready = new Promise((resolve) => {
      this.settleReady = resolve;
    });
    this.launch();
  }

  private launch(): void {
    const { name, command, args, env, say } = this.options;
    const startedAt = Date.now();
    const child = spawn(command, args, {
      detached: true,
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.child = child;
    child.on("message", (message) => {
      if (isReadyMessage(message)) this.settleReady(true);
    });
    child.once("error", (error) => say(`The ${name} process could not be started: ${error.message}`));
    child.once("close", (code, stoppedBy) => {
      if (child.pid) killGroup(child.pid);
      if (this.stopping || this.restarting) return;
      if (Date.now() - startedAt > HEALTHY_MS) this.backOffMs = FIRST_BACK_OFF_MS;
      const how = stoppedBy ? `was ended by ${stoppedBy}` : `ended with code ${code}`;
      say(`The ${name} process ${how}; starting it again in ${this.backOffMs / 1000} s.`);
      this.pause = setTimeout(() => this.launch(), this.backOffMs);
      this.backOffMs = Math.min(this.backOffMs * 2, LONGEST_BACK_OFF_MS);
    });
  }

  /** Stops the child and starts it anew, for changed source code. */
  async restart(): Promise<void> {
    if (this.stopping || this.restarting) return;
    this.restarting = true;
    clearTimeout(this.pause);
    if (this.child) await stopGroup(this.child, 5_000);
    this.restarting = false;
    if (!this.stopping) this.launch();
  }

  /** Stops the child for good: first asked, then by force. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.settleReady(false);
    clearTimeout(this.pause);
    if (this.child) await stopGroup(this.child, STOP_MS);
  }

  /** Ends the child at once, for somebody who presses Ctrl-C again. */
  kill(): void {
    if (this.child?.pid) killGroup(this.child.pid);
  }
}

function isReadyMessage(message: unknown): boolean {
  return typeof message === "object" && message !== null && "type" in message && message.type === "ready";
}
