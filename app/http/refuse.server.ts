import type { Request, Response } from "express";
import type { AppError } from "~/lib/app-error";

/**
 * Answers a request that never reaches Remix: JSON under /api, a line of text elsewhere.
 *
 * @param status when it is another one than the failure's own
 */
export function refuse(request: Request, response: Response, failure: AppError, status?: number): void {
  const { code, message } = failure;
  response.status(status ?? failure.status).set("Cache-Control", "no-store");
  if (request.path.startsWith("/api/")) response.json({ error: { code, message } });
  else response.type("text/plain").send(`${message}\n`);
}
