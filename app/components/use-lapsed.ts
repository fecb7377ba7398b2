import { useRouteLoaderData } from "@remix-run/react";

/** Whether this person's plan is over or gives nothing: what was kept is read and corrected, and nothing new is begun. */
export function useLapsed(): boolean {
  return Boolean(useRouteLoaderData<{ lapse: unknown }>("routes/_app")?.lapse);
}
