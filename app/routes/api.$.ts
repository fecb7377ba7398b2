import { api } from "~/http/respond.server";
import { AppError } from "~/lib/app-error";

/** Any address under /api that no other route knows. */
export const loader = api(() => {
  throw new AppError("not_found");
});

export const action = loader;
