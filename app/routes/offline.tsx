import type { HeadersFunction, MetaFunction } from "@remix-run/node";
import { FocusShell } from "~/components/focus-shell";
import type { StillPage } from "~/components/still-page";
import { Button } from "~/components/ui/button";

export const meta: MetaFunction = () => [{ title: "No connection · relevel.me" }];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-cache" });
export const handle: StillPage = { still: true };

/** What a browser shows that has no network, and no card of today. */
export default function Offline() {
  return (
    <FocusShell title="No connection" mood="sleeping">
      <p>This device can't reach the server right now. Nothing of yours is lost.</p>
      {/* Without an address of its own the form asks for the one that couldn't be reached. */}
      <form className="mt-6">
        <Button type="submit">Try again</Button>
      </form>
    </FocusShell>
  );
}
