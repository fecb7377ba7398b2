import type { HostUse, TalkedTo } from "./hosts";
import { retentionWords } from "./retention";

/**
 * What happens to a person's data now: by the configuration of this moment, in sentences. Every one of them follows
 * from a value; nothing is promised that no setting does.
 */
export type DataNow = {
  /** From `hostsTalkedTo`. */
  hosts: readonly TalkedTo[];
  /** Where mails go: the outbox of this instance keeps them. */
  mail: "outbox" | "smtp";
  payments: "off" | "simulator" | "dodo";
  /** How long the words of this person's talks are kept, in days; null: as long as the account. Left out for everybody. */
  transcriptDays?: number | null;
  /** How many nightly backups are kept; null where the instance makes none by itself. */
  backupNights: number | null;
  /** The vendor of calls can be asked to delete what it keeps of one. */
  vendorDeletes: boolean;
};

/** One line of the strip. `off`: how it is switched off, or who can. */
export type DataLine = { title: string; words: string; off: string | null };

/** How what goes to a host is stopped. */
const OFF: Record<HostUse, string> = {
  calls: "Turn calls off in Settings and write instead: then it gets nothing.",
  earlier_calls:
    "Nothing new goes there. Deleting your account has it asked to delete your calls, where it can.",
  payments: "It gets nothing unless you open a checkout.",
  mail: "Signing in needs it. Besides, mails come to write instead of a call, and about your account and plan.",
  language: "Only whoever runs this instance can turn it off. A talk about a hard moment isn't sent.",
  files: "To keep none here, bring none, or remove it under Companion.",
  traces: "Only whoever runs this instance can turn it off.",
  database: "It ends with your account.",
};

const STORED: readonly HostUse[] = ["database", "files"];

/**
 * The strip "What happens to your data now".
 *
 * @param now the configuration, put plainly
 * @returns lines under "Stored here", "Sent to whom" and "Kept until"
 */
export function describeDataNow(now: DataNow): { stored: DataLine[]; sent: DataLine[]; kept: DataLine[] } {
  return { stored: storedLines(now), sent: sentLines(now), kept: keptLines(now) };
}

function storedLines({ hosts, mail }: DataNow): DataLine[] {
  const place = (use: HostUse, here: string) => {
    const host = hosts.find((one) => one.use === use);
    return !host || host.here ? here : `at ${host.host}`;
  };
  return [
    {
      title: "Your account",
      words: `Everything you see here is in one database, ${place("database", "on this server itself")}. Rows of different people are kept apart in it. It isn't encrypted by this software.`,
      off: OFF.database,
    },
    {
      title: "Files you bring",
      words: `They lie ${place("files", "on the disk of this server")}.`,
      off: OFF.files,
    },
    ...(mail === "outbox"
      ? [
          {
            title: "Mails",
            words: "Mails stay in the outbox of this server for 7 days, where whoever runs it can read them.",
            off: null,
          },
        ]
      : []),
  ];
}

function sentLines({ hosts, payments, mail }: DataNow): DataLine[] {
  const away = hosts.filter(({ use, here }) => !here && !STORED.includes(use));
  const isStoredAway = hosts.some(({ use, here }) => !here && STORED.includes(use));
  const lines = away.map(({ use, who, host, sent }) => ({
    title: `${who} (${host})`,
    words: sent,
    off: OFF[use],
  }));
  const simulated = hosts.find(({ use, here }) => use === "calls" && here);
  // A mail server is there to pass mails on, also one on this machine.
  const relay = mail === "smtp" ? hosts.find(({ use, here }) => use === "mail" && here) : undefined;
  return [
    ...(simulated
      ? [{ title: "Calls", words: "The phone here is simulated: no call leaves this server.", off: null }]
      : []),
    ...(payments === "simulator"
      ? [
          {
            title: "Payments",
            words: "The checkout here is simulated: it takes no money, and nothing leaves this server.",
            off: null,
          },
        ]
      : []),
    ...lines,
    ...(relay
      ? [
          {
            title: "Mails",
            words: `A mail server on this machine passes them on: ${relay.sent.charAt(0).toLowerCase()}${relay.sent.slice(1)}`,
            off: OFF.mail,
          },
        ]
      : []),
    ...(away.length === 0 && !relay
      ? [
          {
            title: "Nobody",
            words: isStoredAway
              ? "Nothing of yours goes anywhere but to where it is stored."
              : "Nothing of yours leaves this server.",
            off: null,
          },
        ]
      : []),
    {
      title: "Never",
      words: "No trackers, no advertising, no reports to the makers of this software.",
      off: null,
    },
  ];
}

function keptLines({ transcriptDays, backupNights, vendorDeletes, hosts }: DataNow): DataLine[] {
  const vendor = hosts.find(({ use, here }) => use === "calls" && !here)?.who;
  const words =
    transcriptDays === undefined
      ? "As long as the account, or for 30 days, 90 days or a year: each person chooses."
      : `The words of your talks are kept ${retentionWords(transcriptDays)}.`;
  return [
    { title: "Words of talks", words, off: null },
    {
      title: "What vendors report",
      words:
        "Messages of the phone and payment services are deleted after 90 days, at the latest. The last word about a call, in codes and times, goes with the words of its talk.",
      off: null,
    },
    ...(vendor
      ? [
          {
            title: `At ${vendor}`,
            words: vendorDeletes
              ? `When the words of a talk or the account go, ${vendor} is asked to delete its copy.`
              : `${vendor} can't be asked to delete a call. What it keeps is up to its terms.`,
            off: null,
          },
        ]
      : []),
    {
      title: "Everything else",
      words: "As long as the account. It is deleted 7 days after you ask, and until then you can undo it.",
      off: null,
    },
    backupNights === null
      ? {
          title: "Backups",
          words: "This server makes none by itself. Its operator may, and then they hold what they held.",
          off: null,
        }
      : {
          title: "Backups",
          words: `One a night; the newest ${backupNights} are kept. What you delete is gone from them when the last of those is replaced.`,
          off: null,
        },
  ];
}
