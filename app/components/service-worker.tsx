import { useLocation } from "@remix-run/react";
import { useEffect } from "react";

/** Long enough for a page to have become usable, in milliseconds. */
const AFTER = 1_500;

/** Makes the product installable, and today's card readable without a network. Shows nothing. */
export function ServiceWorker() {
  const { pathname } = useLocation();
  useEffect(() => {
    // Browsers make the offer once, at any time: it waits on the window for `InstallApp`, and nobody is asked.
    window.onbeforeinstallprompt = (event) => {
      event.preventDefault();
      window.installOffer = event;
    };
    // In development files change under their names; a browser without the API has nothing to do here.
    if (!import.meta.env.PROD || !navigator.serviceWorker) return;
    const timer = setTimeout(async () => (await import("./worker-client")).visited(pathname), AFTER);
    return () => clearTimeout(timer);
  }, [pathname]);
  return null;
}

/** https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent */
type InstallOffer = Event & { prompt(): Promise<{ outcome: "accepted" | "dismissed" }> };

declare global {
  interface Window {
    onbeforeinstallprompt: ((event: InstallOffer) => void) | null;
    /** The browser's offer to install us; missing where there is none, or where we are installed already. */
    installOffer?: InstallOffer;
  }
}
