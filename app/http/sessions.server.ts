import { createHash, randomBytes } from "node:crypto";
import { noteAct } from "~/db/note-audit.server";
import { withPinnedService } from "~/db/pinned.server";
import { withService } from "~/db/with-service.server";
import { env } from "~/env.server";
import { AppError } from "~/lib/app-error";
import { DAY, MINUTE } from "~/lib/time";
import { cookieName, readCookie, setCookie } from "./cookies";
import { oncePerRequest } from "./once-per-request";

/** A session unused for this long has ended. */
const IDLE_MS = 30 * DAY;
/** No session lives longer than this. */
const ABSOLUTE_MS = 90 * DAY;
const SEEN_EVERY_MS = 5 * MINUTE;
const MAX_USER_AGENT = 300;

/** Who is signed in. `userId` is `users.id`, for `withUser`. */
export type SignedIn = {
  sessionId: string;
  userId: string;
  firstName: string | null;
  email: string;
  localTz: string | null;
  /** Administrators may use the console. */
  isAdmin: boolean;
  /** When the account is deleted; null unless that was asked for. */
  leavingAt: Date | null;
  /** What is stored of their plan, for what every page says of it; null when there is nothing. */
  plan: {
    tier: "free" | "pro";
    status: string;
    accessUntil: Date | null;
    firstAccessAt: Date | null;
  } | null;
};

type SessionRow = {
  id: string;
  user_id: string;
  created_at: Date;
  last_seen_at: Date;
  first_name: string | null;
  email: string;
  local_tz: string | null;
  is_admin: boolean;
  leaving_at: Date | null;
  tier: "free" | "pro" | null;
  plan_status: string | null;
  access_until: Date | null;
  first_access_at: Date | null;
};

/** Asked at every request of a signed-in person. */
const FIND_SESSION = {
  name: "find-session",
  text: `
    select s.id, s.user_id, s.created_at, s.last_seen_at, u.first_name, u.email::text as email, u.local_tz,
      u.role = 'admin' as is_admin, d.due_at as leaving_at, p.tier, p.status as plan_status, p.access_until, p.first_access_at
    from auth.sessions s join users u on u.id = s.user_id left join subscriptions p on p.user_id = u.id
      left join account_deletions d on d.user_id = u.id
    where s.token_hash = $1 and s.expires_at > $2`,
};
/** A sign-out at this very moment is no error. */
const KEEP_SEEN = {
  name: "keep-session-seen",
  text: "update auth.sessions set last_seen_at = $2, expires_at = $3 where id = $1",
};

/** The cookie that holds the session's secret. */
export const sessionCookie = () => cookieName("sid", env().app.url);

/**
 * The session of a request, or null. The loaders of one page ask the database once.
 *
 * @param now decides whether it has ended; also kept as the time it was last seen
 */
export function readSession(request: Request, now = new Date()): Promise<SignedIn | null> {
  return oncePerRequest(request, "session", () => findSession(request, now));
}

async function findSession(request: Request, now: Date): Promise<SignedIn | null> {
  const tokenHash = presented(request);
  if (!tokenHash) return null;
  return withPinnedService(async (run) => {
    const [session] = await run<SessionRow>(FIND_SESSION, [tokenHash, now]);
    if (!session) return null;
    if (now.getTime() - session.last_seen_at.getTime() >= SEEN_EVERY_MS) {
      await run(KEEP_SEEN, [session.id, now, sessionEnd(session.created_at, now)]);
    }
    const { id: sessionId, user_id: userId, first_name: firstName, email, local_tz: localTz } = session;
    return {
      ...{ sessionId, userId, firstName, email, localTz },
      isAdmin: session.is_admin,
      leavingAt: session.leaving_at,
      plan: planOf(session),
    };
  });
}

function planOf(row: SessionRow): SignedIn["plan"] {
  const { tier, plan_status: status, access_until: accessUntil, first_access_at: firstAccessAt } = row;
  return tier && status ? { tier, status, accessUntil, firstAccessAt } : null;
}

/**
 * Did the browser send a session at all? Enough for the words of a link; what is behind it asks properly.
 */
export function bringsSession(request: Request): boolean {
  return presented(request) !== null;
}

/**
 * The session of a request. Whoever asked for their account to be deleted is led to where they can undo it.
 *
 * @param options.leaving this place is open to them all the same
 * @throws AppError `signed_out`, then `account_leaving`
 */
export async function requireSession(
  request: Request,
  { leaving = false }: { leaving?: boolean } = {},
): Promise<SignedIn> {
  const session = await readSession(request);
  if (!session) throw new AppError("signed_out");
  if (session.leavingAt && !leaving) throw new AppError("account_leaving");
  return session;
}

/**
 * The session of an administrator. Nobody else learns that there is anything here.
 *
 * @throws AppError `not_found`, also for whoever is signed out; `account_leaving`
 */
export async function requireAdministrator(request: Request): Promise<SignedIn> {
  const session = await readSession(request);
  if (!session?.isAdmin) throw new AppError("not_found");
  if (session.leavingAt) throw new AppError("account_leaving");
  return session;
}

/**
 * Starts a session with a new id; the session whose cookie came with the request is deleted, whoever's it was.
 *
 * @param userId `users.id`
 * @returns the `Set-Cookie` value to answer with
 */
export async function startSession(
  userId: string,
  request: Request,
  now = new Date(),
): Promise<{ setCookie: string }> {
  const secret = randomBytes(32).toString("base64url");
  const old = presented(request);
  await withService(async (tx) => {
    if (old) await tx.session.deleteMany({ where: { tokenHash: old } });
    const { id: target } = await tx.session.create({
      data: {
        userId,
        tokenHash: sha256(secret),
        userAgent: request.headers.get("user-agent")?.slice(0, MAX_USER_AGENT) ?? null,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: sessionEnd(now, now),
      },
      select: { id: true },
    });
    await noteAct(tx, { actor: "user", actorId: userId, action: "signed_in", userId, target });
  });
  return { setCookie: setCookie(sessionCookie(), secret, ABSOLUTE_MS) };
}

/** The `Set-Cookie` value that removes a session's cookie. */
export const forgetSession = (): string => setCookie(sessionCookie(), "", 0);

/**
 * Ends the session of a request, if it has one.
 *
 * @returns the `Set-Cookie` value that removes the cookie
 */
export async function endSession(request: Request): Promise<{ setCookie: string }> {
  const tokenHash = presented(request);
  if (tokenHash) await withService((tx) => tx.session.deleteMany({ where: { tokenHash } }));
  return { setCookie: forgetSession() };
}

/** When a session ends if it isn't used again: `expires_at` alone says whether it is alive. */
function sessionEnd(createdAt: Date, now: Date): Date {
  return new Date(Math.min(createdAt.getTime() + ABSOLUTE_MS, now.getTime() + IDLE_MS));
}

/** The hash of the secret that came with a request; null when it can't be one of ours. */
function presented(request: Request): Uint8Array<ArrayBuffer> | null {
  const secret = readCookie(request.headers.get("cookie"), sessionCookie());
  return secret && /^[\w-]{43}$/.test(secret) ? sha256(secret) : null;
}

function sha256(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(text).digest());
}
