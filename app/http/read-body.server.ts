import { AppError } from "~/lib/app-error";

/**
 * How much of a body that is refused is still read, so that the sender gets our answer and the connection stays
 * usable. Whoever sends more is cut off.
 */
const DRAIN_BYTES = 16 * 1024 * 1024;

/**
 * The raw body of a request as text, read once; no more than the limit is kept, whatever Content-Length says.
 *
 * @param limitBytes the largest body that is accepted
 * @throws AppError `body_too_large`; `bad_request` when it isn't UTF-8 or breaks off
 */
export async function readBody(request: Request, limitBytes: number): Promise<string> {
  if (!request.body) return "";
  const reader = request.body.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let bytes = 0;
  let text = "";
  const announced = Number(request.headers.get("content-length") ?? 0);
  let refusal = announced > limitBytes ? tooLarge(limitBytes) : null;
  const understand = (chunk?: Uint8Array) => {
    try {
      text += chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      refusal = new AppError("bad_request", undefined, { cause });
    }
  };
  for (;;) {
    const { done, value } = await readChunk(reader);
    if (done) break;
    bytes += value.byteLength;
    if (bytes > limitBytes) refusal = tooLarge(limitBytes);
    if (bytes > limitBytes + DRAIN_BYTES) {
      await reader.cancel().catch(() => undefined);
      break;
    }
    if (!refusal) understand(value);
  }
  if (!refusal) understand();
  if (refusal) throw refusal;
  return text;
}

async function readChunk(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (cause) {
    throw new AppError("bad_request", undefined, { cause });
  }
}

function tooLarge(limitBytes: number): AppError {
  return new AppError("body_too_large", `The body is larger than ${limitBytes / 1024} KiB.`);
}
