import { expect, test } from "vitest";
import { type DiaryRows, describeDiary, plainMarkdown } from "./describe-diary";

const ROWS: DiaryRows = {
  calls: [
    {
      id: "b",
      kind: "text",
      status: "completed",
      local_date: "2026-03-12",
      scheduled_at: "2026-03-12T20:00:00+00:00",
      answered_at: null,
      duration_seconds: null,
      transcript: null,
    },
    {
      id: "a",
      kind: "daily",
      status: "completed",
      local_date: "2026-03-11",
      scheduled_at: "2026-03-11T18:30:00+00:00",
      answered_at: "2026-03-11T18:31:00+00:00",
      duration_seconds: 95,
      transcript: [
        { role: "companion", text: "How was it?" },
        { role: "user", text: "I played *guitar* for\n45 minutes." },
      ],
    },
    {
      id: "c",
      kind: "daily",
      status: "no_answer",
      local_date: "2026-03-13",
      scheduled_at: "2026-03-13T18:30:00+00:00",
      answered_at: null,
      duration_seconds: null,
      transcript: null,
    },
  ],
  reflections: [
    {
      call_id: "a",
      found: [
        { kind: "practice", text: "You practised guitar for 45 minutes.", quote: "guitar for 45 minutes" },
        { kind: "summary", text: "A day with music.", quote: "" },
      ],
    },
  ],
  practice: [
    { call_id: "a", local_date: "2026-03-11", skill_id: "g", minutes: 45 },
    { call_id: null, local_date: "2026-03-11", skill_id: "x", minutes: 0 },
  ],
  quests: [
    { call_id: "a", title: "Play the <b>whole</b> song", due_day: "2026-03-13", status: "done" },
    { call_id: "a", title: "Rest", due_day: null, status: "open" },
  ],
  skills: new Map([["g", "Guitar"]]),
};

test("a page for each day with a talk, as the person lived it", () => {
  const diary = describeDiary(ROWS, "Europe/Berlin");
  expect([...diary.keys()]).toEqual(["2026-03-11", "2026-03-12"]);
  expect(diary.get("2026-03-11")).toBe(`# Wednesday 11 March 2026

## Daily call, 19:31, 2 minutes

A day with music.

### What was read out of it

- You practised guitar for 45 minutes. You said: “guitar for 45 minutes”

### Practised

- Guitar: 45 minutes

### Promised

- Play the \\<b\\>whole\\</b\\> song, by Friday 13 March 2026 (done)
- Rest

### The talk

**Companion:** How was it?

**You:** I played \\*guitar\\* for 45 minutes.

### Practised, written down by hand

- A skill: no length was said
`);
  expect(diary.get("2026-03-12")).toContain("The words of this talk are not kept.");
});

test.each([
  ["# no title", "\\# no title"],
  ["1. no list", "1\\. no list"],
  ["- no list", "\\- no list"],
  ["[no link](javascript:alert(1))", "\\[no link\\](javascript:alert(1))"],
  ["<img src=x>", "\\<img src=x\\>"],
  ["a & b", "a \\& b"],
  ["plain, in one\n\nline", "plain, in one line"],
])("words stay words: %s", (text, markdown) => {
  expect(plainMarkdown(text)).toBe(markdown);
});
