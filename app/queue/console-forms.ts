import { z } from "zod";
import { isUuid } from "~/lib/uuid";
import { JOB_ACTS } from "./job-state";

/** What is posted to the page of all jobs. An empty field is none. */
export const QueueForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("retry-failed"),
    task: z.string().regex(/^\w{1,100}$/),
    call: z
      .string()
      .optional()
      .transform((call) => call || undefined)
      .refine((call) => call === undefined || isUuid(call)),
  }),
  z.object({
    intent: z.literal("unlock"),
    worker: z
      .string()
      .max(200)
      .optional()
      .transform((worker) => worker || undefined),
  }),
]);

/** What is posted to a job's page: `at` as `readInstant` takes it. */
export const JobForm = z.object({ intent: z.enum(JOB_ACTS), at: z.string().trim().max(40).default("") });
