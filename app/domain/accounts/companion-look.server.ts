import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { type CompanionLook, DEFAULT_LOOK, lookFrom, type StoredLook } from "./companion";
import { type ModelReport, readReport } from "./model-report";

/**
 * How the person's companion looks and sounds.
 *
 * @param userId the signed-in person
 * @returns ours as it comes, when nothing is chosen
 */
export function companionLook(userId: string): Promise<CompanionLook> {
  return withUser(userId, (tx) => lookIn(tx, userId));
}

/** A companion that the person brought. */
export type OwnAvatar = {
  id: string;
  name: string;
  format: string;
  bytes: number;
  report: ModelReport;
  chosen: boolean;
};

/**
 * The same with all companions that the person brought, newest first.
 *
 * @param userId the signed-in person
 */
export function companionChoices(userId: string): Promise<{ look: CompanionLook; own: OwnAvatar[] }> {
  return withUser(userId, async (tx) => {
    const look = await lookIn(tx, userId);
    const uploads = await tx.upload.findMany({
      where: { kind: "avatar", storedAt: { not: null } },
      select: { id: true, name: true, format: true, bytes: true, report: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    });
    const own = uploads.map(({ report, ...upload }) => ({
      ...upload,
      report: readReport(report),
      chosen: look.own?.url === `/avatars/${upload.id}`,
    }));
    return { look, own };
  });
}

async function lookIn(tx: Tx, userId: string): Promise<CompanionLook> {
  const [row] = await tx.$queryRaw<StoredLook[]>`
    select u.companion_colour as colour, u.companion_voice as voice, u.avatar_url as url, f.format
    from public.users u left join public.uploads f on f.id = u.avatar_upload_id and f.stored_at is not null
    where u.id = ${userId}::uuid`;
  return row ? lookFrom(row) : DEFAULT_LOOK;
}
