import { AppError } from "~/lib/app-error";

/**
 * The raw body of a request as text, read once and never beyond the limit, whatever Content-Length says.
 *
 * @param limitBytes the largest body that is accepted
 * @throws AppError `body_too_large`; `bad_request` when it isn't UTF-8 or breaks off
 */
export async function readBody(request: Request, limitBytes: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > limitBytes) throw tooLarge(limitBytes);
  if (!request.body) return "";

  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const reader = request.body.getReader();
  let bytes = 0;
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > limitBytes) throw tooLarge(limitBytes);
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error instanceof AppError ? error : new AppError("bad_request", undefined, { cause: error });
  }
}

function tooLarge(limitBytes: number): AppError {
  return new AppError("body_too_large", `The body is larger than ${limitBytes / 1024} KiB.`);
}
