import { withService } from "~/db/with-service.server";
import { DAY, HOUR } from "~/lib/time";
import { storedProblem } from "./import-problem";

/** Whoever sends a file is done by then. */
const UNFINISHED_MS = HOUR;
/** A job that always fails has had all of its attempts by then. */
const GIVEN_UP_MS = DAY;

/**
 * Ends imports that broke off, so that their people can try again and their files go.
 *
 * @param now imports are judged against this instant
 */
export async function closeStaleImports(now: Date): Promise<void> {
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms) });
  await withService(async (tx) => {
    await tx.import.updateMany({
      where: {
        state: "waiting",
        OR: [{ storedAt: null, createdAt: before(UNFINISHED_MS) }, { createdAt: before(GIVEN_UP_MS) }],
      },
      data: { state: "refused", problem: storedProblem({ code: "lost" }), finishedAt: now },
    });
    await tx.import.updateMany({
      where: { state: { not: "waiting" }, storageKey: { not: null }, finishedAt: before(GIVEN_UP_MS) },
      data: { storageKey: null },
    });
    // A refused one has nothing left to do.
    await tx.import.updateMany({
      where: { state: "refused", storageKey: { not: null } },
      data: { storageKey: null },
    });
  });
}
