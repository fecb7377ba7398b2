import { withService } from "~/db/with-service.server";
import { CODE_TRIES, isCodePending, wrongCodeWords } from "~/domain/calls/phone-code";
import { isPhoneProved } from "~/domain/calls/phone-number";
import { AppError } from "~/lib/app-error";
import { isSameCode, sixDigits } from "~/lib/six-digits.server";
import { callSettings, phoneCodeKey } from "~/providers/telephony/registry.server";
import { keepNextCall } from "./keep-next-call.server";

export type CodeAnswer =
  | { ok: true }
  /** `problem`: what is wrong and what to do. */
  | { ok: false; reason: "wrong" | "expired" | "not_rung" | "blocked" | "taken"; problem: string };

/** Prisma's code of a value that somebody else has already. */
const NOT_UNIQUE = "P2002";

/**
 * Takes the code that a call has read out. The right one proves the number, once, and plans the next daily call, all
 * in one transaction; of two accounts that prove one number, the first has it. It runs as the service, because no
 * request of a person's may write that a number is proved; it writes the person's own rows alone.
 *
 * @param userId the signed-in person
 * @param code as it was typed; what isn't a digit doesn't matter
 * @param now decides whether the code still works, and only slots after it count
 */
export async function confirmPhoneCode(userId: string, code: string, now: Date): Promise<CodeAnswer> {
  const typed = code.replace(/\D/g, "");
  try {
    return await withService(async (tx): Promise<CodeAnswer> => {
      // One try at a time: of a hundred at once, five count.
      await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
      const user = await tx.user.findUniqueOrThrow({
        where: { id: userId },
        select: { phone: true, phoneVerifiedAt: true, phoneBlocked: true },
      });
      // A form that is sent twice has done its work the first time.
      if (isPhoneProved(user, callSettings())) return { ok: true };
      if (user.phoneBlocked) return refuse("blocked", "This number asked never to be called.");
      const asked = await tx.phoneVerification.findFirst({
        where: { userId },
        orderBy: { createdAt: "desc" },
        include: { call: { select: { dialedAt: true, provider: true } } },
      });
      if (!asked || !isCodePending(asked, user.phone, now)) {
        return refuse("expired", "This code doesn't work any more. Ask for a new one.");
      }
      // Before anybody can have heard it, a code can only be guessed.
      if (!asked.call?.dialedAt) return refuse("not_rung", "The call with your code hasn't rung yet.");
      if (!isSameCode(sixDigits(phoneCodeKey(), asked.id), typed)) {
        const { attempts } = await tx.phoneVerification.update({
          where: { id: asked.id },
          data: { attempts: { increment: 1 } },
        });
        return refuse("wrong", wrongCodeWords(CODE_TRIES - attempts));
      }
      await tx.phoneVerification.update({ where: { id: asked.id }, data: { consumedAt: now } });
      const proof = { phoneVerifiedAt: now, phoneVerifiedBy: asked.call.provider };
      await tx.user.update({ where: { id: userId }, data: proof, select: { id: true } });
      await keepNextCall(tx, userId, now);
      return { ok: true };
    });
  } catch (error) {
    if (!isNotUnique(error)) throw error;
    return refuse("taken", new AppError("number_taken").message);
  }
}

const refuse = (reason: Exclude<CodeAnswer, { ok: true }>["reason"], problem: string): CodeAnswer => ({
  ok: false,
  reason,
  problem,
});

const isNotUnique = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === NOT_UNIQUE;
