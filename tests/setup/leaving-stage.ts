import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { callRequest } from "../vendors/contract-stage";
import { FakeVapi } from "../vendors/fake-vapi";
import { everyRow } from "./all-vendors";
import { openSchedule } from "./schedule";

/** Said in every talk of these, and in nothing that is read out of it. */
export const CANARY = "xylograph";

/** The product's own modules on a database of their own, a vendor that can delete, and people who have talked. */
export async function openLeaving() {
  const vendor = new FakeVapi();
  await vendor.listen();
  const folder = mkdtempSync(path.join(tmpdir(), "relevel-leaving-"));
  const on = await openSchedule({
    ...vendor.environment(),
    CALL_PROVIDER: "vapi",
    APP_URL: "http://localhost:3000",
    RELEVEL_DATA_DIR: folder,
  });
  const { findCallProvider } = await import("~/providers/telephony/registry.server");
  const { reflectOnCall } = await import("~/domain/progress/reflect-on-call.server");
  const { awardProgress } = await import("~/domain/progress/award-progress.server");
  const { updateCheckpoints } = await import("~/domain/checkpoints/update-checkpoints.server");
  const { storeMemories } = await import("~/domain/memories/store-memories.server");
  const { settleProgress } = await import("~/domain/progress/settle-progress.server");
  const { deleteAtVendor } = await import("~/domain/privacy/delete-at-vendor.server");
  const vapi = findCallProvider("vapi");
  if (!vapi) throw new Error("the vendor isn't set up");

  const one = async <T>(sql: string, values: unknown[] = []): Promise<T | undefined> => {
    const { rows } = await on.owner.query<T[]>({ text: sql, values, rowMode: "array" });
    return rows[0]?.[0];
  };

  let serial = 0;
  /** Somebody with an address and a number of their own that nobody else's row holds. */
  const addPerson = async () => {
    const userId = await on.addUser();
    const email = `leaver${++serial}@somewhere.example`;
    const phone = `+49151234${50_000 + serial}`;
    await on.owner.query(
      "update auth.users set email = $2 where id = (select auth_user_id from users where id = $1)",
      [userId, email],
    );
    await on.owner.query("update users set email = $2, phone = $3, phone_verified_at = now() where id = $1", [
      userId,
      email,
      phone,
    ]);
    await on.owner.query("update users set phone_verified_at = now() where id = $1", [userId]);
    await on.owner.query("update consents set phone = $2 where user_id = $1", [userId, phone]);
    return { userId, email, phone };
  };
  type Person = Awaited<ReturnType<typeof addPerson>>;

  const SAID = [
    `I practised guitar for 45 minutes today, next to the ${CANARY}.`,
    "I learned that a capo changes the key of every chord.",
    "Tomorrow I will send the draft to my sister Hilde.",
    `That was a nice ${CANARY} day all in all.`,
  ];

  /** A talk that is over, as the vendor knows it and with everything that was read out of it. */
  const talk = async ({ userId, phone }: Person, endedAt: Date) => {
    vendor.behave({ story: "talk", deliver: "lost", said: SAID });
    const dialedAt = new Date(endedAt.getTime() - 5 * 60_000);
    const placed = await vapi.initiateCall(
      callRequest({ webhookUrl: `${vendor.url}/nowhere`, talkUrl: vendor.url }, { toNumber: phone }),
    );
    if (placed.outcome !== "accepted") throw new Error("the vendor took no call");
    const { vendorCallId } = placed;
    const callId = await on.addTalk(userId, {
      said: SAID,
      dialedAt: dialedAt.toISOString(),
      endedAt: endedAt.toISOString(),
    });
    await on.owner.query(
      `update calls set provider = 'vapi', vendor_call_id = $2, to_number = $3, transcript_text = $4,
         duration_seconds = 300, recording_url = 'https://vapi.test/' || $2, vendor_payload = $5 where id = $1`,
      [callId, vendorCallId, phone, SAID.join("\n"), { id: vendorCallId }],
    );
    await on.owner.query(
      `insert into webhook_events (source, event_id, received_at, payload) values ('vapi', $1, $2, $3)`,
      [
        `${vendorCallId}:end`,
        endedAt,
        { event: { callId: null, vendorCallId, transcript: SAID.map((text) => ({ role: "user", text })) } },
      ],
    );
    const now = new Date(endedAt.getTime() + 1_000);
    await reflectOnCall({ callId, now });
    await awardProgress({ callId, now });
    await updateCheckpoints({ callId, now });
    await storeMemories({ callId, now });
    await settleProgress({ userId, day: undefined, now });
    return { callId, vendorCallId };
  };

  /** Everything else that may be kept of somebody. */
  const fill = async ({ userId, email }: Person, callId: string) => {
    const uploadId = randomUUID();
    const key = `avatars/${userId}/${uploadId}`;
    mkdirSync(path.join(folder, "uploads", path.dirname(key)), { recursive: true });
    writeFileSync(path.join(folder, "uploads", key), "bytes");
    await on.owner.query(
      `insert into uploads (user_id, id, kind, format, storage_key, bytes, sha256, name, report, stored_at)
       values ($1::uuid, $3::uuid, 'avatar', 'glb', $2, 5, sha256(convert_to($2, 'UTF8')), 'me', '{}', now())`,
      [userId, key, uploadId],
    );
    await on.owner.query(
      `insert into mails ("to", subject, text, html) values (upper($1), 'Hello', 'Your link', '<p>Your link</p>')`,
      [email],
    );
    await on.owner.query(
      `insert into auth.login_tokens (email, nonce_hash, expires_at) values ($1, '\\x00', now() + interval '1 hour')`,
      [email],
    );
    await on.owner.query(
      "insert into instance_switches (name, is_on, changed_by) values ('calls_paused', false, $1) on conflict (name) do update set changed_by = $1",
      [`administrator ${userId}`],
    );
    await on.owner.query(
      "insert into audit_log (actor, actor_id, action) values ('admin', $1, 'calls_paused')",
      [userId],
    );
    await on.owner.query("select graphile_worker.add_job('learn_cost', $1)", [JSON.stringify({ callId })]);
    await on.owner.query("select graphile_worker.add_job('settle_progress', $1)", [
      JSON.stringify({ userId }),
    ]);
  };

  /** Has the vendors asked, as the worker would. */
  const askVendors = async (now: Date) => {
    const { rows } = await on.owner.query<{ id: string }>(
      "select id from vendor_deletions where done_at is null order by asked_at, id",
    );
    for (const { id } of rows) await deleteAtVendor({ vendorDeletionId: id, now });
  };
  /** Which of these words are anywhere: in a row of any table, the queue included. */
  const foundOf = async (words: readonly string[]) => {
    const written = (await everyRow(on.owner)).toLowerCase();
    return words.filter((word) => written.includes(word.toLowerCase()));
  };
  const filesOf = (userId: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.includes(userId));
  /** Until somebody waits for a row that another transaction holds. */
  const somebodyWaits = () =>
    expect
      .poll(
        () =>
          one<number>(
            `select count(*)::int from pg_locks where not granted and pid in (
               select pid from pg_stat_activity where datname = current_database())`,
          ),
        { interval: 10, timeout: 5_000 },
      )
      .toBeGreaterThan(0);
  const close = async () => {
    await on.close();
    await vendor.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...on, vendor, one, addPerson, talk, fill, askVendors, foundOf, filesOf, somebodyWaits, close };
}
