import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

/**
 * Keeps the page's data fresh while a call runs: listens to the call's event stream and loads anew at every
 * change.
 *
 * @param callId the call under way; null listens to nothing
 */
export function useCallUpdates(callId: string | null): void {
  const refresh = useRefresh();
  useEffect(() => {
    if (!callId) return;
    const events = new EventSource(`/api/calls/${callId}/events`);
    events.onmessage = refresh;
    return () => events.close();
  }, [callId, refresh]);
}

/**
 * Loads the page's data anew every so often while it is looked at, and when it is looked at again.
 *
 * @param everyMs milliseconds; null does nothing
 */
export function useFreshData(everyMs: number | null): void {
  const refresh = useRefresh();
  useEffect(() => {
    if (everyMs === null) return;
    const look = () => {
      if (document.visibilityState === "visible") refresh();
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [everyMs, refresh]);
}

/** Loads the page's data anew. During a load it waits for the end of it, which it would break off otherwise. */
function useRefresh(): () => void {
  const { revalidate, state } = useRevalidator();
  const loading = useRef(false);
  const wanted = useRef(false);
  loading.current = state === "loading";
  useEffect(() => {
    if (state === "idle" && wanted.current) {
      wanted.current = false;
      revalidate();
    }
  }, [state, revalidate]);
  return useCallback(() => {
    if (loading.current) wanted.current = true;
    else revalidate();
  }, [revalidate]);
}
