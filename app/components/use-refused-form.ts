import { useActionData } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";

/**
 * Leads to the first wrong field whenever the server has refused a form.
 *
 * @returns where the form's element belongs
 */
export function useRefusedForm(): RefObject<HTMLFormElement> {
  const form = useRef<HTMLFormElement>(null);
  const shown = useRef(false);
  const answer = useActionData();
  useEffect(() => {
    const justShown = !shown.current;
    shown.current = true;
    if (!answer || !form.current) return;
    // Whoever began to type before the scripts arrived is left where they are.
    if (justShown && form.current.contains(document.activeElement)) return;
    form.current.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [answer]);
  return form;
}
