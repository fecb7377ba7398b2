import { expect, test } from "vitest";
import { readBody } from "./read-body.server";

const KIB = 1024;

function post(chunks: Uint8Array[], headers: Record<string, string> = {}): Request {
  const body = new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  return new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

test("a character that is cut in two by the network arrives whole", async () => {
  const bytes = new TextEncoder().encode("grüße");
  expect(await readBody(post([bytes.slice(0, 3), bytes.slice(3)]), KIB)).toBe("grüße");
});

test("the limit counts bytes that came, not what Content-Length says", async () => {
  const body = [new Uint8Array(KIB), new Uint8Array(1)];
  await expect(readBody(post(body, { "Content-Length": "10" }), KIB)).rejects.toMatchObject({
    code: "body_too_large",
  });
  await expect(readBody(post([new Uint8Array(KIB)]), KIB)).resolves.toHaveLength(KIB);
});

test("a body that announces itself as too large is refused", async () => {
  const request = post([new Uint8Array(1)], { "Content-Length": String(KIB + 1) });
  await expect(readBody(request, KIB)).rejects.toMatchObject({ code: "body_too_large" });
});

test("bytes that aren't UTF-8 are refused", async () => {
  await expect(readBody(post([Uint8Array.of(0xff, 0xfe)]), KIB)).rejects.toMatchObject({
    code: "bad_request",
  });
  await expect(readBody(post([Uint8Array.of(0xc3)]), KIB)).rejects.toMatchObject({ code: "bad_request" });
});

test("no body is an empty one", async () => {
  expect(await readBody(new Request("http://localhost/", { method: "POST" }), KIB)).toBe("");
});
