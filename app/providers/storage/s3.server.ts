import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { inTime } from "~/lib/in-time";
import { SECOND } from "~/lib/time";
import { assertKey, type FileStorage, StorageError } from "./provider";

export type S3Options = {
  /** Where the service is, without a slash at the end: `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Longest wait for an answer, and for the next piece of a file once it has begun, in milliseconds. */
  timeoutMs?: number;
};

const TIMEOUT_MS = 20 * SECOND;

/**
 * Keeps files in a bucket of S3 or of anything that speaks its language (path-style addresses, signature version 4).
 * Nothing is tried again here: whoever asked knows whether it is worth it.
 */
export function s3Storage({
  endpoint,
  region,
  bucket,
  timeoutMs = TIMEOUT_MS,
  ...keys
}: S3Options): FileStorage {
  const client = new AwsClient({ ...keys, region, service: "s3", retries: 0 });

  async function ask(
    method: string,
    key: string,
    init: { body?: BodyInit; headers?: HeadersInit; signal?: AbortSignal } = {},
  ) {
    assertKey(key);
    try {
      return await client.fetch(`${endpoint}/${bucket}/${key}`, {
        method,
        signal: AbortSignal.timeout(timeoutMs),
        ...init,
        redirect: "error",
      });
    } catch (error) {
      throw unanswered(error);
    }
  }
  /** Reads what is left of an answer, so that its connection can be used again. */
  const done = (answer: Response) => answer.body?.cancel().catch(() => undefined);

  return {
    async put(key, bytes, type) {
      // Signed with the rest, so that the service refuses what was changed on its way.
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const headers = { "Content-Type": type, "X-Amz-Content-Sha256": sha256 };
      const answer = await ask("PUT", key, { body: new Uint8Array(bytes), headers });
      await done(answer);
      if (!answer.ok) throw refused("keep", answer);
    },
    async get(key) {
      const waiting = new Waiting(timeoutMs);
      const answer = await waiting.atMost(ask("GET", key, { signal: waiting.signal })).catch((error) => {
        throw unanswered(error);
      });
      if (answer.status === 404) {
        await done(answer);
        return null;
      }
      const bytes = Number(answer.headers.get("content-length"));
      if (!answer.ok || !answer.body || !Number.isSafeInteger(bytes)) {
        await done(answer);
        throw refused("hand out", answer);
      }
      return { bytes, body: waiting.watch(answer.body) };
    },
    async remove(key) {
      const answer = await ask("DELETE", key);
      await done(answer);
      if (!answer.ok && answer.status !== 404) throw refused("remove", answer);
    },
  };
}

const unanswered = (error: unknown) =>
  error instanceof StorageError ? error : new StorageError(`the storage did not answer: ${reasonOf(error)}`);

/** Gives a service that has gone quiet up. However long a reader takes between two pieces is no fault of its. */
class Waiting {
  private readonly controller = new AbortController();
  readonly signal = this.controller.signal;
  constructor(private readonly timeoutMs: number) {}

  atMost<T>(answer: Promise<T>): Promise<T> {
    return inTime(this.timeoutMs, (limit) => {
      limit.addEventListener("abort", () => this.controller.abort(limit.reason));
      return answer;
    });
  }

  watch(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    return new ReadableStream<Uint8Array>(
      {
        pull: async (out) => {
          const { done, value } = await this.atMost(reader.read());
          if (done) out.close();
          else out.enqueue(value);
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    );
  }
}

const refused = (what: string, answer: Response) =>
  new StorageError(`the storage did not ${what} a file: ${answer.status}`);

/** Codes and kinds only: messages may quote the address. */
function reasonOf(error: unknown): string {
  const { name, cause } = Object(error) as { name?: unknown; cause?: { code?: unknown } };
  return String(cause?.code ?? name ?? "unknown");
}
