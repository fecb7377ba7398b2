import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPayments } from "../setup/payments-stage";

/** Who sees the customers of the simulated payment vendor, where mails are really sent. */

let on: Awaited<ReturnType<typeof openPayments>>;
let consolePage: typeof import("~/routes/simulator.payments");
let checkoutPage: typeof import("~/routes/simulator.checkout.$sessionId");
let startSession: typeof import("~/http/sessions.server").startSession;

beforeAll(async () => {
  Object.assign(process.env, {
    MAIL: "smtp",
    SMTP_URL: "smtp://127.0.0.1:9",
    MAIL_FROM: "hello@relevel.test",
  });
  on = await openPayments();
  consolePage = await import("~/routes/simulator.payments");
  checkoutPage = await import("~/routes/simulator.checkout.$sessionId");
  ({ startSession } = await import("~/http/sessions.server"));
});
afterAll(() => on?.close());

const HERE = "http://relevel.test/simulator/payments";

async function signedIn(role: "user" | "admin"): Promise<string> {
  const { userId } = await on.addUser();
  await on.owner.query("update users set role = $2::user_role where id = $1", [userId, role]);
  const { setCookie } = await startSession(userId, new Request(HERE));
  return setCookie.split(";")[0] ?? "";
}
const args = (cookie: string, form?: Record<string, string>, params = {}): LoaderFunctionArgs => ({
  request: new Request(HERE, {
    headers: { cookie },
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  }),
  params,
  context: { clientIp: "127.0.0.1" } as LoaderFunctionArgs["context"],
});
/** What is answered, also where it is thrown. */
async function answered(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (thrown) {
    return thrown;
  }
}

test("administrators alone", async () => {
  const sessionId = String(
    (
      await on.request("/checkouts", {
        product_cart: [{ product_id: "pdt_simulated_pro", quantity: 1 }],
        customer: { email: "asha@example.com", name: "Asha" },
      })
    ).session_id,
  );
  on.vendor.pay(sessionId, { number: "4242 4242 4242 4242" });
  const before = on.vendor.graceDays();
  const grace = { intent: "grace", days: String(before + 3) };

  for (const cookie of ["", await signedIn("user")]) {
    for (const work of [
      () => consolePage.loader(args(cookie)),
      () => consolePage.action(args(cookie, grace)),
    ]) {
      expect(await answered(work)).toMatchObject({ status: 404 });
    }
    expect(on.vendor.graceDays()).toBe(before);
    expect(await checkoutPage.loader(args(cookie, undefined, { sessionId }))).toMatchObject({
      hasConsole: false,
    });
  }

  const admin = await signedIn("admin");
  const seen = await consolePage.loader(args(admin));
  expect(JSON.stringify(seen)).toContain("asha@example.com");
  expect(await answered(() => consolePage.action(args(admin, grace)))).toMatchObject({ status: 302 });
  expect(on.vendor.graceDays()).toBe(before + 3);
  expect(await checkoutPage.loader(args(admin, undefined, { sessionId }))).toMatchObject({
    hasConsole: true,
  });
});
