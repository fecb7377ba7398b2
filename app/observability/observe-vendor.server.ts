import { SECOND } from "~/lib/time";
import { metrics } from "./metrics.server";
import { beginSpan } from "./tracing.server";

/** Which vendor, and what it does for us. */
export type VendorLabels = {
  provider: string;
  kind: "telephony" | "payments" | "mail" | "language" | "storage";
};

/**
 * The same vendor, watched: how long each of its operations takes and whether it fails. What is asked and what is
 * answered is never looked at.
 *
 * @param vendor an adapter; whatever of it answers at once, without a promise, isn't counted
 * @param isError tells answers that are failures all the same, where not every failure is thrown
 */
export function observeVendor<T extends object>(
  vendor: T,
  labels: VendorLabels,
  isError: (answer: unknown) => boolean = () => false,
): T {
  const watched = new Map<unknown, unknown>();
  return new Proxy(vendor, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function" || typeof name !== "string") return value;
      const known = watched.get(value);
      if (known) return known;
      const wrapped = watch(value.bind(target), { ...labels, operation: name }, isError);
      watched.set(value, wrapped);
      return wrapped;
    },
  });
}

type Operation = VendorLabels & { operation: string };

function watch(
  operate: (...args: unknown[]) => unknown,
  labels: Operation,
  isError: (answer: unknown) => boolean,
) {
  const { provider, kind, operation } = labels;
  const attributes = { "relevel.provider": provider, "relevel.kind": kind, "relevel.operation": operation };
  const start = { name: `${kind} ${operation}`, kind: "client", attributes } as const;
  return (...args: unknown[]): unknown => {
    const begun = performance.now();
    const { result, span } = beginSpan(start, () => operate(...args));
    if (!(result instanceof Promise)) return result;
    const settled = (outcome: "ok" | "error") => {
      metrics().vendorSeconds.observe(labels, (performance.now() - begun) / SECOND);
      metrics().vendorRequests.inc({ ...labels, outcome });
      span.end({ failed: outcome === "error" });
    };
    result.then(
      (answer) => settled(isError(answer) ? "error" : "ok"),
      () => settled("error"),
    );
    return result;
  };
}
