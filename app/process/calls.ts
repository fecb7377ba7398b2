import { CommandError, runCommand } from "./command";
import { withClient, withDatabase, withProduct } from "./database.server";

const USAGE = [
  "Usage: npm run calls -- status               says whether calls are paused, how many are due and live, and what is spent",
  "       npm run calls -- pause                nothing is dialled any more, by any worker",
  "       npm run calls -- resume               calls that are still fresh ring, the others are explained",
  "       npm run calls -- block NUMBER REASON  nothing rings this number, whoever types it",
  "       npm run calls -- unblock NUMBER",
].join("\n");

async function status(): Promise<void> {
  const { callsStatus } = await import("~/domain/calls/calls-status.server");
  const { paused, due, lastRingsIn, live, spent } = await callsStatus(new Date());
  const last = due > 0 && lastRingsIn !== null ? ` (the last rings in about ${lastRingsIn} s)` : "";
  console.log(
    `${paused ? `Calls are paused (${paused}).` : "Calls are on."} ${due} due${last}, ${live} live.`,
  );
  if (spent) console.log(`Spent this month: ${spent}.`);
}

async function pause(on: boolean): Promise<void> {
  const { switchPause } = await import("~/domain/calls/kill-switch.server");
  await switchPause(on, { actor: "operator" });
  console.log(on ? "Calls are paused: nothing is dialled any more." : "Calls go on.");
  const { env } = await import("~/env.server");
  if (!on && env().calls.paused) console.log("CALLS_PAUSED=on is still set in the environment, and counts.");
}

async function block(number: string, reason: string | null): Promise<void> {
  const { blockNumber, unblockNumber } = await import("~/domain/calls/block-number.server");
  const done = reason === null ? await unblockNumber(number) : await blockNumber(number, reason);
  if (reason === null) console.log(done ? "The number may be called again." : "The number was not blocked.");
  else console.log(done ? "Nothing rings this number any more." : "The number was blocked already.");
}

await runCommand(async () => {
  const [action, number, ...words] = process.argv.slice(2);
  const reason = words.join(" ");
  const bare = number === undefined;
  const known =
    (["status", "pause", "resume"].includes(action ?? "") && bare) ||
    (action === "block" && !bare && reason !== "") ||
    (action === "unblock" && !bare && words.length === 0);
  if (!known) throw new CommandError(USAGE);
  if (!bare && !/^\+[1-9]\d{6,14}$/.test(number)) {
    throw new CommandError("Give the number with + and the country code, without spaces.");
  }
  await withDatabase(async (url) => {
    // A database that doesn't answer is the terminal's business, not a defect.
    await withClient(url, async () => undefined);
    await withProduct(url, () => {
      if (action === "status") return status();
      if (bare) return pause(action === "pause");
      return block(number, action === "block" ? reason : null);
    });
  });
});
