import { z } from "zod";
import { DAY, MINUTE } from "~/lib/time";

/** How long a deletion can be undone. */
export const UNDO_FOR = 7 * DAY;
/** Whoever undoes it at the last moment is through by then. */
export const LAST_UNDO_TAKES = MINUTE;
/** Typed in the place of the address. */
export const DELETE_WORD = "DELETE";

/**
 * The form that asks for an account to be deleted.
 *
 * @param email the person's own
 */
export const deletionForm = (email: string) =>
  z.object({
    confirm: z
      .string()
      .trim()
      .refine((typed) => typed === DELETE_WORD || typed.toLowerCase() === email.toLowerCase(), {
        message: `Type your e-mail address, or ${DELETE_WORD} in capital letters.`,
      }),
  });
