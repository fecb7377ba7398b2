import { describe, expect, test } from "vitest";
import { hostsTalkedTo, type Outside } from "./hosts";

const NOTHING: Outside = {
  calls: { current: "simulator", vendors: [] },
  ...{ payments: null, mail: null, language: null, files: null, traces: null, database: null },
};

const hosts = (outside: Partial<Outside>) =>
  hostsTalkedTo({ ...NOTHING, ...outside }).map(({ use, who, host, here }) => [use, who, host, here]);

test("nothing set up, nothing talked to", () => {
  expect(hosts({})).toEqual([]);
});

test("every use has its host, in one order, with no path, no password and no usual port", () => {
  expect(
    hosts({
      calls: {
        current: "vapi",
        vendors: [
          { name: "twilio", label: "Twilio", url: "https://api.twilio.com" },
          { name: "vapi", label: "Vapi", url: "https://api.vapi.ai/" },
        ],
      },
      payments: { label: "Dodo Payments", url: "https://live.dodopayments.com" },
      mail: "smtps://maya:secret@mail.example.com:465",
      language: "http://gpu.internal:8000/v1",
      files: "https://s3.eu-central-1.amazonaws.com",
      traces: "http://user:secret@otel.example.com:4318",
      database: "postgres://owner:secret@db.example.com:5432/relevel?sslmode=require",
    }),
  ).toEqual([
    ["calls", "Vapi", "api.vapi.ai", false],
    ["earlier_calls", "Twilio", "api.twilio.com", false],
    ["payments", "Dodo Payments", "live.dodopayments.com", false],
    ["mail", "Mail server", "mail.example.com", false],
    ["language", "Language model", "gpu.internal:8000", false],
    ["files", "Bucket", "s3.eu-central-1.amazonaws.com", false],
    ["traces", "Collector of traces", "otel.example.com:4318", false],
    ["database", "Database", "db.example.com", false],
  ]);
});

describe("this machine", () => {
  test.each([
    ["postgres://u:p@127.0.0.1:40109/relevel", "127.0.0.1:40109", true],
    ["postgres://u@[::1]/relevel", "[::1]", true],
    ["postgres:///relevel?host=/var/run/postgresql", "localhost", true],
    ["postgres:///relevel", "localhost", true],
    ["postgres:///relevel?host=db.example.com", "db.example.com", false],
    ["postgres://u@localhost.example.com/relevel", "localhost.example.com", false],
    ["postgres://u@127.0.0.1.example.com/relevel", "127.0.0.1.example.com", false],
  ])("%s", (database, host, here) => {
    expect(hosts({ database })).toEqual([["database", "Database", host, here]]);
  });
});
