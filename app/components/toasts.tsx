import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useMemo,
  useState,
} from "react";
import type { Toast } from "./ui/toaster";

// Nobody needs it before there is something to say.
const Toaster = lazy(() => import("./ui/toaster"));

type Tell = (note: Omit<Toast, "id">) => void;

const ToastContext = createContext<Tell>(() => undefined);

/** Shows a passing note at the edge of the page; what has to be acted upon stands in the page itself. */
export const useToast = (): Tell => useContext(ToastContext);

let serial = 0;

/** Keeps the notes of a page and shows them over it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const tell = useCallback<Tell>((note) => {
    serial += 1;
    const id = String(serial);
    // The same words twice are one note.
    setToasts((shown) => [...shown.filter(({ title }) => title !== note.title), { ...note, id }]);
  }, []);
  const forget = useCallback(
    (id: string) => setToasts((shown) => shown.filter((toast) => toast.id !== id)),
    [],
  );
  const notes = useMemo(() => toasts, [toasts]);
  return (
    <ToastContext.Provider value={tell}>
      {children}
      {notes.length > 0 ? (
        <Suspense fallback={null}>
          <Toaster toasts={notes} onGone={forget} />
        </Suspense>
      ) : null}
    </ToastContext.Provider>
  );
}
