import type { HeadersFunction, MetaFunction } from "@remix-run/node";
import { FocusShell } from "~/components/focus-shell";
import type { StillPage } from "~/components/still-page";
import { buttonClass } from "~/components/ui/button";

export const meta: MetaFunction = () => [{ title: "No connection · relevel.me" }];
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-cache" });
export const handle: StillPage = { still: true };

/** The address that couldn't be reached, with what follows its question mark, which a form would leave out. */
const HERE = "";

/** What a browser shows that has no network, and no card of today. */
export default function Offline() {
  return (
    <FocusShell title="No connection" mood="sleeping">
      <p>This device can't reach the server right now. Nothing of yours is lost.</p>
      <a href={HERE} className={buttonClass("primary", "md", "mt-6")}>
        Try again
      </a>
    </FocusShell>
  );
}
