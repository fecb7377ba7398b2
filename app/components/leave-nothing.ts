import { forgetTry } from "./try-storage";

/** Whoever signs out leaves nothing behind in this browser: neither today's card nor a talk that was tried. */
export function leaveNothing(): void {
  forgetTry();
  navigator.serviceWorker?.controller?.postMessage("forget-card");
}
