import { MODEL_TYPE } from "~/domain/accounts/model-report";
import { openOwnAvatar } from "~/domain/accounts/open-own-avatar.server";
import { paced } from "~/http/paced";
import { page } from "~/http/respond.server";
import { readSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { isUuid } from "~/lib/uuid";

/** A companion that somebody brought: for them alone, and for anybody else there is nothing here. */
export const loader = page(async ({ request, params, context }) => {
  const session = await readSession(request);
  const { uploadId = "" } = params;
  if (!session || !isUuid(uploadId)) throw new AppError("not_found");
  const file = await openOwnAvatar(session.userId, uploadId);
  const headers = {
    ETag: `"${file.tag}"`,
    "Cache-Control": "private, max-age=31536000, immutable, no-transform",
    "Content-Type": MODEL_TYPE,
    "Content-Disposition": "attachment",
    "X-Content-Type-Options": "nosniff",
  };
  if (request.headers.get("if-none-match")?.includes(headers.ETag)) {
    return new Response(null, { status: 304, headers });
  }
  const body = request.method === "HEAD" ? null : paced(await file.open(), context.drained);
  return new Response(body, { headers: { ...headers, "Content-Length": String(file.bytes) } });
});
