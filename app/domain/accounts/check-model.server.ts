import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { AppError } from "~/lib/app-error";
import { SECOND } from "~/lib/time";
import { lineOf } from "./model/vrm-meta";
import { type GateVerdict, modelGate } from "./model-gate";

const TIMEOUT_MS = 20 * SECOND;
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
/** Whoever comes while so many wait is asked to come again. */
const MOST_WAITING = 4;

/**
 * In a thread of its own, because the validator believes what a file says, and a file may say that it takes a year.
 * It is plain JavaScript, so that the same text runs from sources and from a bundle.
 */
const VALIDATE = `
const { parentPort, workerData } = require("node:worker_threads");
const { validateBytes } = require(workerData.validator);
const told = ({ issues }) => {
  const first = issues.messages.find((issue) => issue.severity === 0);
  const place = first && first.pointer ? " (" + first.pointer + ")" : "";
  parentPort.postMessage({ errors: issues.numErrors, first: first && first.message.replace(/\\.+$/, "") + place });
};
const broken = () => parentPort.postMessage({ errors: 1 });
new Promise((resolve) => resolve(validateBytes(workerData.bytes, { format: "glb", maxIssues: 20, writeTimestamp: false })))
  .then(told)
  .catch(broken);
`;

type Findings = { errors: number; first?: string };
/** It ran out of time or memory. */
const TOO_MUCH = "too much";

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Decides whether a file may be kept as a companion: first by our own gate, then by the Khronos glTF validator, one
 * file at a time.
 *
 * @param bytes the whole file
 * @throws {AppError} unavailable when several others are being looked at
 */
export async function checkModel(bytes: Uint8Array): Promise<GateVerdict> {
  const verdict = modelGate(bytes);
  if (!verdict.ok) return verdict;
  if (waiting >= MOST_WAITING)
    throw new AppError("unavailable", "Several files are being looked at. Please try again in a minute.", {
      retryAfterSeconds: 30,
    });
  waiting++;
  const turn = last.then(() => validate(bytes));
  last = turn.catch(() => undefined);
  try {
    const found = await turn;
    if (found === TOO_MUCH)
      return { ok: false, reason: "It takes too long to look through. Export a simpler version." };
    return found.errors === 0 ? verdict : { ok: false, reason: faultWords(found.first) };
  } finally {
    waiting--;
  }
}

/** @throws when the thread can't even begin */
function validate(bytes: Uint8Array): Promise<Findings | typeof TOO_MUCH> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(VALIDATE, {
      eval: true,
      workerData: { validator: createRequire(import.meta.url).resolve("gltf-validator"), bytes },
      resourceLimits: MEMORY,
      env: {},
      // Whatever it prints would quote the file.
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => end(() => resolve(TOO_MUCH)), TIMEOUT_MS);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    worker.once("message", (findings: Findings) => end(() => resolve(findings)));
    worker.once("error", (error) =>
      end(() => (Object(error).code === "ERR_WORKER_OUT_OF_MEMORY" ? resolve(TOO_MUCH) : reject(error))),
    );
    worker.once("exit", () => end(() => resolve(TOO_MUCH)));
  });
}

function faultWords(first: string | undefined): string {
  const found = lineOf(first, 200);
  return `The file has a fault${found ? `, says the glTF validator: ${found}` : ""}. Export it again from the program you made it with.`;
}
