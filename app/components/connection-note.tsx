import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";

function watch(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** Says so while the browser has no network; it can't fetch anything that would say it better. */
export function ConnectionNote() {
  const online = useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status" className="mx-auto w-full max-w-7xl px-4 empty:hidden sm:px-6">
      {online ? null : (
        <p className="flex items-center gap-3 rounded-card bg-amber-soft px-4 py-2 text-amber">
          <WifiOff aria-hidden className="size-5 shrink-0" />
          No connection. What you see may be old; nothing is sent until it is back.
        </p>
      )}
    </div>
  );
}
