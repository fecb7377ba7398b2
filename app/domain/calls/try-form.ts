import { z } from "zod";
import { isZone } from "~/domain/schedule/local-time";
import { LANGUAGES } from "~/providers/telephony/provider";
import { TRY_CLOCKS } from "./try-call";
import { TRY_CHARACTERS, TRY_LINE_CHARACTERS, TRY_LINES } from "./try-limits";

/** The forms of a talk that is tried. What was said before comes with each: nobody else keeps it. */

const TOO_MUCH = "That is more than a minute holds. Begin again with a shorter talk.";
const BROKEN = "What we said so far got lost on its way. Begin again.";

const Line = z
  .string(BROKEN)
  .transform((line) => line.replace(/\r\n?/g, "\n").trim())
  .pipe(z.string().min(1, BROKEN).max(TRY_LINE_CHARACTERS, TOO_MUCH));

const Lines = z
  .array(Line, BROKEN)
  .max(TRY_LINES, TOO_MUCH)
  .refine((lines) => lines.reduce((sum, line) => sum + line.length, 0) <= TRY_CHARACTERS, TOO_MUCH);

const LinesField = z
  .string(BROKEN)
  // Twice what the lines may have: JSON writes some characters with a backslash before them.
  .max(TRY_CHARACTERS * 2 + 100, TOO_MUCH)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: BROKEN });
      return z.NEVER;
    }
  })
  .pipe(Lines);

const language = z.enum(LANGUAGES).catch("en");

/** `lines`: JSON of what was said before; `text`: what is said now; `clock`: how the minute stood on the page. */
export const TryForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("answer"), language }),
  z.object({
    intent: z.literal("say"),
    language,
    lines: LinesField.refine((lines) => lines.length < TRY_LINES, TOO_MUCH),
    clock: z.enum(TRY_CLOCKS).catch("open"),
    /** IANA name; what can't be read is as good as none. */
    zone: z.string().max(64).refine(isZone).catch("UTC"),
    text: z
      .string("Say something first.")
      .transform((typed) => typed.replace(/\r\n?/g, "\n").trim())
      .pipe(
        z
          .string()
          .min(1, "Say something first.")
          .max(TRY_LINE_CHARACTERS, "That's a little long. Send it in pieces of 500 characters at most."),
      ),
  }),
  z.object({
    intent: z.literal("time"),
    language,
    lines: LinesField,
    zone: z.string().max(64).refine(isZone).catch("UTC"),
  }),
]);

export type TryWish = z.output<typeof TryForm>;

/** What a browser kept of a talk until its visitor had an account. */
export const TryKeptForm = z.object({
  language,
  lines: LinesField.refine((lines) => lines.length > 0, BROKEN),
});

/**
 * What was said before, of a form that was refused.
 *
 * @returns null when it can't be read
 */
export const linesOf = (field: string | undefined): string[] | null =>
  LinesField.safeParse(field).data ?? null;
