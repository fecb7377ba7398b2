import { expect, test } from "vitest";
import { z } from "zod";
import { parseForm } from "./forms.server";

const Form = z.object({
  name: z.string().min(2, "Two letters at least."),
  age: z.coerce.number().optional(),
});

const post = (body: BodyInit, headers?: HeadersInit) =>
  new Request("http://localhost/", { method: "POST", body, headers });

test("an urlencoded form is read", async () => {
  expect(await parseForm(post(new URLSearchParams({ name: "Asha", age: "41" })), Form)).toEqual({
    ok: true,
    data: { name: "Asha", age: 41 },
  });
});

test("a multipart form is read the same way, and a file in it is left out", async () => {
  const form = new FormData();
  form.set("name", "Jürgen");
  form.set("age", new Blob(["1"]), "age.txt");
  expect(await parseForm(post(form), Form)).toEqual({ ok: true, data: { name: "Jürgen" } });
});

test("what is wrong is said field by field, with what was typed", async () => {
  expect(await parseForm(post(new URLSearchParams({ name: "A", other: "x" })), Form)).toEqual({
    ok: false,
    values: { name: "A", other: "x" },
    errors: { name: "Two letters at least." },
  });
});

test.each<[string, BodyInit, HeadersInit | undefined, string]>([
  ["JSON", "{}", { "content-type": "application/json" }, "bad_request"],
  ["a multipart body without its boundary", "x", { "content-type": "multipart/form-data" }, "bad_request"],
  [
    "a broken multipart body",
    "--b\r\nnonsense",
    { "content-type": "multipart/form-data; boundary=b" },
    "bad_request",
  ],
  [
    "more than 64 KiB",
    `name=${"x".repeat(70_000)}`,
    { "content-type": "application/x-www-form-urlencoded" },
    "body_too_large",
  ],
])("%s is refused", async (_, body, headers, code) => {
  await expect(parseForm(post(body, headers), Form)).rejects.toMatchObject({ code });
});
