import { expect, it } from "vitest";
import { paced } from "./paced";

/** Three pieces, and how many of them were asked for. */
function source() {
  let asked = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(out) {
        asked += 1;
        if (asked > 3) out.close();
        else out.enqueue(new Uint8Array([asked]));
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, asked: () => asked };
}

it("asks for the next piece only when the browser has taken the last", async () => {
  const { stream, asked } = source();
  const waiting: (() => void)[] = [];
  const reader = paced(stream, () => new Promise((resolve) => waiting.push(resolve))).getReader();
  const first = reader.read();
  await expect.poll(() => waiting.length).toBe(1);
  expect(asked()).toBe(0);
  waiting[0]?.();
  expect((await first).value).toEqual(new Uint8Array([1]));
  expect(asked()).toBe(1);
});

it("hands on every piece, and the end", async () => {
  const { stream } = source();
  const bytes = await new Response(paced(stream, async () => undefined)).arrayBuffer();
  expect([...new Uint8Array(bytes)]).toEqual([1, 2, 3]);
});

it("lets the source go when the browser has gone", async () => {
  let gone: unknown = null;
  const endless = new ReadableStream<Uint8Array>({
    pull: (out) => out.enqueue(new Uint8Array(1)),
    cancel: (reason) => {
      gone = reason;
    },
  });
  const reader = paced(endless, async () => undefined).getReader();
  await reader.read();
  await reader.cancel("closed");
  expect(gone).toBe("closed");
});
