/**
 * Failures we expect. Each has a code; this table is the only place that knows its HTTP status and the words
 * a person reads. Add a code and TypeScript asks for both.
 */
const FAILURES = {
  bad_request: { status: 400, message: "We couldn't read that request." },
  signed_out: { status: 401, message: "Please sign in first." },
  bad_signature: { status: 401, message: "The signature is missing or wrong." },
  plan_required: {
    status: 402,
    message: "This needs a plan that runs. See Pricing, or Billing if you have one.",
  },
  wrong_origin: { status: 403, message: "This request came from another site." },
  not_found: { status: 404, message: "There is nothing here." },
  unknown_provider: { status: 404, message: "This instance has no such call provider." },
  method_not_allowed: { status: 405, message: "This address doesn't take that method." },
  wrong_host: {
    status: 421,
    message: "This server is not known by that name. Set APP_URL to the address you open it at.",
  },
  account_leaving: { status: 409, message: "This account is being deleted. Undo that first." },
  call_already_live: { status: 409, message: "A call is already on its way." },
  plan_already: { status: 409, message: "You already have a plan. You find it under Billing." },
  plan_unchanged: { status: 409, message: "That can't be done with your plan as it stands now." },
  profile_unfinished: { status: 422, message: "Finish setting up your profile first." },
  body_too_large: { status: 413, message: "The body is larger than 1 MiB." },
  zone_unknown: {
    status: 422,
    message: "This server can't compute with that time zone. Choose another city with the same time.",
  },
  number_taken: { status: 422, message: "This number is verified by another account. Use another number." },
  calls_forbidden: { status: 422, message: "This number can't be called." },
  too_many_requests: { status: 429, message: "Too many requests. Please wait a little." },
  unexpected: { status: 500, message: "Something broke on our side. It has been noted." },
  payments_away: { status: 503, message: "Payments can't be reached right now. Nothing has changed." },
  unavailable: { status: 503, message: "This is not available at the moment. Please try again soon." },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof FAILURES;

/** A failure with a code that pages, the API and jobs all understand. */
export class AppError extends Error {
  override name = "AppError";
  readonly code: ErrorCode;
  readonly status: number;
  /** Seconds after which the same request may succeed, for `Retry-After`. */
  readonly retryAfterSeconds: number | undefined;

  /**
   * @param code what happened
   * @param message words for the person, when the code's own aren't exact enough
   */
  constructor(
    code: ErrorCode,
    message?: string,
    options: { retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message ?? FAILURES[code].message, { cause: options.cause });
    this.code = code;
    this.status = FAILURES[code].status;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
