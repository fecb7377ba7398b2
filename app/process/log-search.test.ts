import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { logLinesOf, searchLog, sentencesIn } from "./log-search";
import { searchLogs, searchWords } from "./search-logs.server";

const SAID = "My manager Ottilie is leaving the company and nobody knows yet.";
const known = { values: ["qzgraceqz", "s3cret-of-a-test"], sentences: [SAID] };
const find = (line: string) => searchLog("web.log", line, known).map(({ kind, found }) => [kind, found]);

describe("is found:", () => {
  test.each([
    ['{"msg":"dialed +12025550101"}', "a phone number", "+12025550101"],
    ['{"path":"/x?to=%2B491711234567"}', "a phone number", "%2B491711234567"],
    ["call (202) 555-0101 now", "a phone number", "(202) 555-0101"],
    ['{"who":"3125550101"}', "a phone number", "3125550101"],
    ['{"who":13125550101}', "a phone number", "13125550101"],
    ['{"to":"ada.l+1@mail.example.com"}', "an e-mail address", "ada.l+1@mail.example.com"],
    ["/signup?email=ada%40example.com", "an e-mail address", "ada%40example.com"],
    [`sid=${"aB3-_".repeat(8)}xY9`, "a token", `${"aB3-_".repeat(8)}xY9`],
    [`secret ${"0f".repeat(32)}`, "a key", "0f".repeat(32)],
    ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "a key", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    ["authorization: Bearer abcdefgh12345", "a key", "Bearer abcdefgh12345"],
    ["postgres://relevel:hunter2@db/relevel", "a password", "postgres://relevel:hunter2@"],
    ['{"name":"QzGraceQz"}', "a value of the tests", "qzgraceqz"],
    ["the S3CRET-of-a-test leaked", "a value of the tests", "s3cret-of-a-test"],
    [`{"text":"${SAID}"}`, "a sentence of a talk", SAID],
  ])("%s", (line, kind, found) => {
    expect(find(line)).toEqual([[kind, found]]);
  });
});

test.each([
  '{"level":"info","time":"2026-11-23T09:16:15.000Z","pid":4711,"msg":"worker is ready"}',
  '{"requestId":"0b4ac0d1-9e4b-4ad9-8f44-1f3f3d9b6a10","method":"GET","path":"/reflect/…","ms":12025}',
  "    at file:///srv/node_modules/@remix-run/express/dist/server.js:45:12",
  "relevel.me is ready at http://localhost:3000",
  "npm warn deprecated glob@10.3.1",
])("is nobody's: %s", (line) => {
  expect(find(line)).toEqual([]);
});

test("a finding says where it is", () => {
  expect(searchLog("worker-1.log", "fine\nfine\nto ada@example.com\n", known)).toEqual([
    { file: "worker-1.log", line: 3, kind: "an e-mail address", found: "ada@example.com" },
  ]);
});

test("what the simulated people say is known", () => {
  const sentences = sentencesIn(readFileSync("app/simulator/people.ts", "utf8"));
  expect(sentences).toContain(SAID);
  expect(sentences.length).toBeGreaterThan(15);
});

test("of a runner's output, what we have logged is searched, at its line", () => {
  const output = ' ✓ a mail to ada@example.com 301ms\n{"level":"info","to":"ada@example.com"}\n';
  expect(searchLog("vitest", logLinesOf(output), known)).toEqual([
    { file: "vitest", line: 2, kind: "an e-mail address", found: "ada@example.com" },
  ]);
});

test("a folder of logs is searched with what the tests have told, and each finding is named", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "relevel-logs-"));
  writeFileSync(path.join(folder, "values.jsonl"), '"qzgraceqz"\n');
  writeFileSync(path.join(folder, "web-1.log"), "fine\n");
  expect(searchWords(searchLogs(folder))).toBe(
    "Logs searched: 1 files, 1 lines: no phone number, e-mail address, key or word of a talk.",
  );
  writeFileSync(path.join(folder, "worker-2.log"), "hello qzgraceqz\n\nto ada@example.com\n");
  const searched = searchLogs(folder);
  rmSync(folder, { recursive: true });
  expect(searched).toMatchObject({ files: 2, lines: 3, findings: [{ line: 1 }, { line: 3 }] });
  expect(searchWords(searched).split("\n")).toEqual([
    "Logs searched: 2 files, 3 lines, and found 2:",
    "  worker-2.log:1  a value of the tests: qzgraceqz",
    "  worker-2.log:3  an e-mail address: ada@example.com",
  ]);
});
