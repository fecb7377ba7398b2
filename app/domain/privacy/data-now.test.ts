import { describe, expect, test } from "vitest";
import { type DataNow, describeDataNow } from "./data-now";
import { hostsTalkedTo, type Outside } from "./hosts";

const alone: Outside = {
  calls: {
    current: "simulator",
    vendors: [{ name: "simulator", label: "Simulator", url: "http://127.0.0.1:3000" }],
  },
  payments: null,
  mail: null,
  language: null,
  files: null,
  traces: null,
  database: "postgresql://x@localhost:5432/relevel",
};
const plain: Omit<DataNow, "hosts"> = {
  mail: "outbox",
  payments: "off",
  transcriptDays: null,
  backupNights: null,
  vendorDeletes: true,
};
const twilio = { name: "twilio", label: "Twilio", url: "https://api.twilio.com" };

/** All that is said, as one text. */
function said(outside: Partial<Outside> = {}, settings: Partial<DataNow> = {}): string {
  const { stored, sent, kept } = describeDataNow({
    ...plain,
    hosts: hostsTalkedTo({ ...alone, ...outside }),
    ...settings,
  });
  return [...stored, ...sent, ...kept]
    .map(({ title, words, off }) => `${title}: ${words} ${off ?? ""}`)
    .join("\n");
}

describe("what is said of a person's data", () => {
  test.each<[string, Partial<Outside>, Partial<DataNow>, string, string | null]>([
    ["on one machine", {}, {}, "Nobody: Nothing of yours leaves this server.", "api."],
    ["with the simulator", {}, {}, "Calls: The phone here is simulated", "Twilio"],
    [
      "with Twilio",
      { calls: { current: "twilio", vendors: [twilio] } },
      {},
      "Twilio (api.twilio.com): The number",
      "Nobody:",
    ],
    [
      "with Twilio, which deletes",
      { calls: { current: "twilio", vendors: [twilio] } },
      {},
      "Twilio is asked to delete its copy",
      "can't be asked",
    ],
    [
      "with a vendor that can't delete",
      {
        calls: {
          current: "bland",
          vendors: [{ name: "bland", label: "Bland AI", url: "https://api.bland.ai" }],
        },
      },
      { vendorDeletes: false },
      "Bland AI can't be asked to delete a call",
      "asked to delete its copy",
    ],
    [
      "with another vendor before",
      { calls: { current: "simulator", vendors: [...alone.calls.vendors, twilio] } },
      {},
      "Questions about calls that it placed before",
      null,
    ],
    [
      "with mail by a server",
      { mail: "smtps://u:p@mail.example:465" },
      { mail: "smtp" },
      "Mail server (mail.example)",
      "outbox",
    ],
    [
      "with a mail server on the same machine",
      { mail: "smtp://localhost:25" },
      { mail: "smtp" },
      "Mails: A mail server on this machine passes them on: the e-mail address and the text of each mail.",
      "Nobody:",
    ],
    ["with mails kept here", {}, {}, "Mails stay in the outbox of this server for 7 days", "Mail server"],
    [
      "with a language model",
      { language: "https://llm.example/v1" },
      {},
      "Language model (llm.example)",
      "Nobody:",
    ],
    [
      "with a model on the same machine",
      { language: "http://localhost:11434/v1" },
      {},
      "Nobody:",
      "Language model",
    ],
    [
      "with payments",
      { payments: { label: "Dodo Payments", url: "https://live.dodopayments.com" } },
      { payments: "dodo" },
      "Dodo Payments (live.dodopayments.com)",
      "simulated: it takes",
    ],
    ["with simulated payments", {}, { payments: "simulator" }, "The checkout here is simulated", "Dodo"],
    [
      "with a bucket",
      { files: "https://s3.example" },
      {},
      "Files you bring: They lie at s3.example.",
      "on the disk",
    ],
    ["with files here", {}, {}, "They lie on the disk of this server.", "s3"],
    [
      "with a database elsewhere",
      { database: "postgresql://x:secret@db.example:6432/r" },
      {},
      "in one database, at db.example:6432",
      "secret",
    ],
    [
      "with nothing elsewhere but a database",
      { database: "postgresql://x@db.example/r" },
      {},
      "Nobody: Nothing of yours goes anywhere but to where it is stored.",
      "Nothing of yours leaves",
    ],
    [
      "with nothing elsewhere but a bucket",
      { files: "https://s3.example" },
      {},
      "Nobody: Nothing of yours goes anywhere but to where it is stored.",
      "Nothing of yours leaves",
    ],
    ["with traces", { traces: "https://otel.example" }, {}, "Collector of traces (otel.example)", "Nobody:"],
    [
      "kept as long as the account",
      {},
      {},
      "The words of your talks are kept as long as the account.",
      "30 days",
    ],
    [
      "kept for 90 days",
      {},
      { transcriptDays: 90 },
      "The words of your talks are kept for 90 days.",
      "as long as the account.",
    ],
    ["kept for a year", {}, { transcriptDays: 365 }, "The words of your talks are kept for a year.", "365"],
    ["said of everybody", {}, { transcriptDays: undefined }, "each person chooses", "your talks are kept"],
    ["with backups", {}, { backupNights: 7 }, "the newest 7 are kept", "none by itself"],
    ["without backups", {}, {}, "This server makes none by itself", "the newest"],
  ])("%s", (_, outside, settings, says, doesNotSay) => {
    const words = said(outside, settings);
    expect(words).toContain(says);
    if (doesNotSay) expect(words).not.toContain(doesNotSay);
  });
});
