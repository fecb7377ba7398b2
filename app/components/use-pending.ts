import { useNavigation } from "@remix-run/react";

/**
 * True while a form is being posted to `action`.
 *
 * @param action Path the form posts to, without a query. Undefined means any path.
 * @param match Form field and value that tell apart two forms with the same action.
 */
export function usePending(action?: string, match?: { field: string; value: string }): boolean {
  const navigation = useNavigation();
  if (navigation.state === "idle" || navigation.formMethod !== "POST") return false;
  if (action !== undefined && navigation.formAction?.split("?")[0] !== action) return false;
  return match === undefined || navigation.formData?.get(match.field) === match.value;
}
