import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import type { LocalDate } from "~/lib/columns";
import { enqueue } from "~/queue/enqueue.server";
import { type ShelvedSkill, skillShelf } from "./skill-shelf.server";

/** What has to be added up again: nothing, or the person, and a local day of theirs besides the latest. */
export type Changed = boolean | { day: LocalDate };

/**
 * Changes something about the skills of the signed-in person, and has everything that depends on it worked out again.
 *
 * @param change what to do, in one transaction that holds the person's row; `changed` false leaves the sums alone
 * @returns what `change` returns
 */
export function changeSkills<T>(
  person: string,
  change: (tx: Tx, shelf: ShelvedSkill[]) => Promise<{ changed: Changed; result: T }>,
): Promise<T> {
  return withUser(person, async (tx) => {
    // Whatever the worker settles meanwhile comes before or after, and a form sent twice comes twice in turn.
    await tx.$queryRaw`select 1 from users where id = ${person}::uuid for no key update`;
    const { changed, result } = await change(tx, await skillShelf(tx, person));
    if (changed !== false) {
      const day = changed === true ? {} : { day: changed.day };
      await enqueue(tx, "settle_progress", { userId: person, ...day });
    }
    return result;
  });
}

/** @throws {AppError} not_found, also for another person's skill */
export function skillIn(shelf: readonly ShelvedSkill[], skillId: string): ShelvedSkill {
  const skill = shelf.find(({ id }) => id === skillId);
  if (!skill) throw new AppError("not_found");
  return skill;
}

/**
 * Makes a skill one that the person has on their list.
 *
 * @returns false where it was there already
 */
export async function takeUp(tx: Tx, person: string, { id, mine }: ShelvedSkill): Promise<boolean> {
  if (mine && mine.archivedAt === null) return false;
  if (mine) await updateOwn(tx, person, id, { archivedAt: null });
  else await tx.userSkill.createMany({ data: [{ userId: person, skillId: id }], skipDuplicates: true });
  return true;
}

/** Writes what a person may say themselves of a skill of theirs. */
export async function updateOwn(
  tx: Tx,
  person: string,
  skillId: string,
  data: { name?: string | null; archivedAt?: Date | null; mergedInto?: string | null },
): Promise<void> {
  await tx.userSkill.update({
    where: { userId_skillId: { userId: person, skillId } },
    data,
    select: { skillId: true },
  });
}
