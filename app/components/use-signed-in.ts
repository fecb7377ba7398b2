import { useRouteLoaderData } from "@remix-run/react";

/** Whether this browser holds a session. False where the page couldn't even find that out. */
export function useSignedIn(): boolean {
  return useRouteLoaderData<{ signedIn: boolean }>("root")?.signedIn ?? false;
}
