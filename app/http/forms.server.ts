import type { z } from "zod";
import { AppError, type ErrorCode } from "~/lib/app-error";
import { readBody } from "./read-body.server";

const MAX_FORM_BYTES = 64 * 1024;

/** A form that was understood, or what was typed and one message per field (`form` for the whole). */
export type ParsedForm<T> =
  | { ok: true; data: T }
  | { ok: false; values: Record<string, string>; errors: Record<string, string> };

/**
 * Reads a form and checks it. A field that occurs more than once arrives as a list.
 *
 * @param request a POST with an urlencoded or multipart body of at most 64 KiB, without files
 * @param schema a zod object of the fields, all strings before it transforms them
 * @throws AppError `body_too_large`; `bad_request` when the body is something else than a form
 */
export async function parseForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<ParsedForm<z.output<S>>> {
  const fields = await readForm(request);
  const given: Record<string, string | string[]> = Object.create(null);
  for (const name of new Set(fields.keys())) {
    const all = fields.getAll(name);
    given[name] = all.length === 1 ? (all[0] ?? "") : all;
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, data: parsed.data };

  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? "form");
    errors[field] ??= issue.message;
  }
  return { ok: false, values: Object.fromEntries(fields), errors };
}

/**
 * Refuses a form that was understood, because of an expected failure that one of its fields is about.
 *
 * @param failure whatever the use case has thrown
 * @param fields the field beside which a failure's words belong
 * @param values what was typed
 * @returns 422 with the values and the message, as for a form that wasn't understood
 * @throws the failure itself, when no field is about it
 */
export function refuseField(
  failure: unknown,
  fields: { [code in ErrorCode]?: string },
  values: Record<string, string>,
): Response {
  const field = failure instanceof AppError ? fields[failure.code] : undefined;
  if (!(failure instanceof AppError) || field === undefined) throw failure;
  return Response.json({ values, errors: { [field]: failure.message } }, { status: 422 });
}

async function readForm(request: Request): Promise<URLSearchParams> {
  const header = request.headers.get("content-type") ?? "application/x-www-form-urlencoded";
  const type = header.split(";")[0]?.trim().toLowerCase();
  const body = await readBody(request, MAX_FORM_BYTES);
  if (type === "application/x-www-form-urlencoded") return new URLSearchParams(body);
  if (type !== "multipart/form-data") throw new AppError("bad_request");
  const fields = new URLSearchParams();
  for (const [name, value] of await readMultipart(header, body)) {
    // No form of ours takes a file here.
    if (typeof value === "string") fields.append(name, value);
  }
  return fields;
}

async function readMultipart(header: string, body: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { "content-type": header } }).formData();
  } catch (cause) {
    throw new AppError("bad_request", undefined, { cause });
  }
}
