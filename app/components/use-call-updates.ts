import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * Keeps the page's data fresh while a call runs: listens to the call's event stream and loads anew at every
 * change.
 *
 * @param callId the call under way; null listens to nothing
 */
export function useCallUpdates(callId: string | null): void {
  const { revalidate } = useRevalidator();
  const refresh = useRef(revalidate);
  refresh.current = revalidate;
  useEffect(() => {
    if (!callId) return;
    const events = new EventSource(`/api/calls/${callId}/events`);
    events.onmessage = () => refresh.current();
    return () => events.close();
  }, [callId]);
}

/**
 * Loads the page's data anew every so often while it is looked at, and when it is looked at again.
 *
 * @param everyMs milliseconds; null does nothing
 */
export function useFreshData(everyMs: number | null): void {
  const { revalidate } = useRevalidator();
  const refresh = useRef(revalidate);
  refresh.current = revalidate;
  useEffect(() => {
    if (everyMs === null) return;
    const look = () => document.visibilityState === "visible" && refresh.current();
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [everyMs]);
}
