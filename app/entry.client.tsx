import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

/**
 * Resolves when the loader data streamed into the page is decoded.
 *
 * Until then `RemixBrowser` suspends at the very root by throwing the promise it waits for, before its first
 * hook. React 18 can't keep a click or a key press in that gap: it gives the whole page up (error 345). So the
 * promise is fetched by hand and hydration starts when nothing suspends any more.
 */
async function dataDecoded(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (thrown) {
    // A decoding error is thrown again while hydrating, where the error page can show it.
    if (thrown instanceof Promise) await thrown.catch(() => undefined);
  }
}

dataDecoded().then(() => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
});
