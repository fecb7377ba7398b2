import { AppError } from "~/lib/app-error";

/** What a form says besides its file, with everything around the file. */
const FORM_BYTES = 16 * 1024;
/**
 * How much of a body that is refused is still taken in and thrown away, so that a browser, which listens only once it
 * has sent everything, hears our answer. Whoever sends more is cut off.
 */
const DRAIN_BYTES = 256 * 1024 * 1024;
/** So many files are taken in at the same time: each is in memory several times until it is understood. */
const MOST_AT_ONCE = 6;
/** A form with a file has a few fields. Taking thousands of them apart holds up everybody else. */
const MOST_PARTS = 32;

/** How many there are of each field. */
const reading = new Map<string, number>();

/** A file out of a form; null when none was chosen. The name is the sender's word for it, and nothing else. */
export type SentFile = { name: string; bytes: Uint8Array };

/**
 * The file of a form of `multipart/form-data`. No more than the limit is kept, whatever Content-Length says, and
 * nothing is read of a body that already says it is larger.
 *
 * @param field name of the file's field; every other field is left aside
 * @param limitBytes the largest file that is accepted
 * @param mostAtOnce so many files of this field are taken in at the same time
 * @throws AppError `body_too_large`; `bad_request` when it is no such form, or breaks off; `unavailable` while
 *   many others are sending theirs
 */
export async function readUpload(
  request: Request,
  field: string,
  limitBytes: number,
  mostAtOnce = MOST_AT_ONCE,
): Promise<SentFile | null> {
  const others = reading.get(field) ?? 0;
  if (others >= mostAtOnce) {
    leaveUnread(request);
    throw new AppError("unavailable", "Several files are on their way to us. Please try again in a minute.", {
      retryAfterSeconds: 30,
    });
  }
  reading.set(field, others + 1);
  try {
    const type = request.headers.get("content-type") ?? "";
    const bytes = await readCapped(request, limitBytes + FORM_BYTES);
    const file = (await parse(bytes, type)).get(field);
    if (file === null || typeof file === "string" || (file.size === 0 && file.name === "")) return null;
    if (file.size > limitBytes) throw new AppError("body_too_large");
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } finally {
    reading.set(field, (reading.get(field) ?? 1) - 1);
  }
}

/** Answers without the body, which is thrown away as it comes. */
export function leaveUnread(request: Request): void {
  if (request.body && !request.body.locked) void drain(request.body.getReader());
}

async function readCapped(request: Request, limitBytes: number): Promise<Buffer<ArrayBuffer>> {
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

async function parse(bytes: Buffer<ArrayBuffer>, type: string): Promise<FormData> {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  if (countOf(bytes, `--${quoted ?? plain ?? ""}`) > MOST_PARTS) throw new AppError("bad_request");
  try {
    return await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch (cause) {
    throw new AppError("bad_request", undefined, { cause });
  }
}

/** How often a text occurs, as far as it matters. */
function countOf(bytes: Buffer, text: string): number {
  let count = 0;
  let at = bytes.indexOf(text);
  while (at >= 0 && count <= MOST_PARTS) {
    count++;
    at = bytes.indexOf(text, at + text.length);
  }
  return count;
}
