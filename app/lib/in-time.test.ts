import { expect, test } from "vitest";
import { inTime } from "./in-time";

test("what comes in time is handed on, and so is its failure", async () => {
  expect(await inTime(5000, async () => "here")).toBe("here");
  await expect(inTime(5000, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
});

test("what never comes is given up, and told so", async () => {
  let signal: AbortSignal | undefined;
  const waiting = inTime(1, (limit) => {
    signal = limit;
    return new Promise<never>(() => {});
  });
  await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
  expect(signal?.aborted).toBe(true);
});

test("whatever the signal causes comes too late to change that", async () => {
  const waiting = inTime(
    1,
    (limit) => new Promise<never>((_, reject) => limit.addEventListener("abort", reject)),
  );
  await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
});
