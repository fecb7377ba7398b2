import { AppError } from "~/lib/app-error";

/** What a form says besides its file, with everything around the file. */
const FORM_BYTES = 16 * 1024;
/**
 * How much of a body that is refused is still taken in and thrown away, so that a browser, which listens only once it
 * has sent everything, hears our answer. Whoever sends more is cut off.
 */
const DRAIN_BYTES = 256 * 1024 * 1024;

/** A file out of a form; null when none was chosen. The name is the sender's word for it, and nothing else. */
export type SentFile = { name: string; bytes: Uint8Array };

/**
 * The file of a form of `multipart/form-data`. No more than the limit is kept, whatever Content-Length says, and
 * nothing is read of a body that already says it is larger.
 *
 * @param field name of the file's field; every other field is left aside
 * @param limitBytes the largest file that is accepted
 * @throws AppError `body_too_large`; `bad_request` when it is no such form, or breaks off
 */
export async function readUpload(
  request: Request,
  field: string,
  limitBytes: number,
): Promise<SentFile | null> {
  const type = request.headers.get("content-type") ?? "";
  const bytes = await readCapped(request, limitBytes + FORM_BYTES);
  const file = (await parse(bytes, type)).get(field);
  if (file === null || typeof file === "string" || (file.size === 0 && file.name === "")) return null;
  if (file.size > limitBytes) throw new AppError("body_too_large");
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Answers without the body, which is thrown away as it comes. */
export function leaveUnread(request: Request): void {
  if (request.body && !request.body.locked) void drain(request.body.getReader());
}

async function readCapped(request: Request, limitBytes: number): Promise<Uint8Array> {
  if (!request.body) throw new AppError("bad_request");
  const reader = request.body.getReader();
  const refused = () => {
    void drain(reader);
    return new AppError("body_too_large");
  };
  if (Number(request.headers.get("content-length") ?? 0) > limitBytes) throw refused();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new AppError("bad_request", undefined, { cause });
    });
    if (done) return Buffer.concat(chunks, size);
    size += value.byteLength;
    if (size > limitBytes) throw refused();
    chunks.push(value);
  }
}

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    for (let left = DRAIN_BYTES; left > 0; ) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The sender has left.
  }
}

async function parse(bytes: Uint8Array, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  } catch (cause) {
    throw new AppError("bad_request", undefined, { cause });
  }
}
