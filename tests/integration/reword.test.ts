import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { pressCallNow, provedUser } from "../setup/real-call";
import { type App, startApp } from "../setup/start-app";
import { type CallRow, waitForEnd } from "../setup/watch";
import { FakeTwilio } from "../vendors/fake-twilio";

/** A language model may word what acknowledges an answer, and nothing else. */

const twilio = new FakeTwilio();
let model: Server;
let asked: { authorization: string | undefined; body: string }[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let app: App;
let db: pg.Client;
/** The line as it is when the model's words can't be used. */
let ours: string;

/** A chat completion as OpenAI-compatible servers write it. */
const saying = (content: string) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(
    JSON.stringify({
      id: "chat-1",
      object: "chat.completion",
      created: 1,
      model: "small",
      choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    }),
  );
};

beforeAll(async () => {
  model = createServer(async (request, response) => {
    const body = await text(request);
    // A talk that is over is read as a whole: that is asked for in JSON.
    if (!body.includes('"response_format"'))
      asked.push({ authorization: request.headers.authorization, body });
    answer(request, response);
  });
  await new Promise<void>((resolve) => model.listen(0, "127.0.0.1", resolve));
  await twilio.listen();
  app = await startApp({
    env: {
      ...twilio.environment(),
      CALL_PROVIDER: "twilio",
      CALLS_PER_SECOND: "1000",
      LLM_BASE_URL: `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`,
      LLM_API_KEY: "key-of-the-model",
      LLM_MODEL: "small",
    },
  });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  asked = [];
  answer = saying("x ".repeat(200));
  ours = await secondLine();
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
  await twilio.close();
  model.closeAllConnections();
  model.close();
});
beforeEach(() => {
  asked = [];
});

const PRACTISED = "I practised guitar for 45 minutes.";

/** What the companion says in a short talk, and what of it is kept. */
async function linesOf(said: string) {
  twilio.talkWith({ said: [said, "Bye"] });
  const member = await provedUser(app, db);
  const row: CallRow = await waitForEnd(db, await pressCallNow(member));
  expect(row.status).toBe("completed");
  const spoken = twilio.talks.find(({ vendorCallId }) => vendorCallId === row.vendor_call_id)?.spoken ?? [];
  const kept = (row.transcript ?? []).filter(({ role }) => role === "companion").map(({ text }) => text);
  return { spoken, kept };
}

/** The companion's line after the first answer. */
async function secondLine(): Promise<string> {
  const { spoken, kept } = await linesOf(PRACTISED);
  expect(kept).toEqual(spoken);
  return spoken[1] ?? "";
}

test("its words acknowledge, our question follows", async () => {
  answer = saying("A whole stretch with the guitar, how good.");
  const line = await secondLine();
  expect(line).toMatch(/^A whole stretch with the guitar, how good\. .*\?$/);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.authorization).toBe("Bearer key-of-the-model");
  const sent = JSON.parse(asked[0]?.body ?? "") as { model: string; messages: { content: string }[] };
  expect(sent.model).toBe("small");
  // One sentence of the talk, and nothing of the person.
  expect(asked[0]?.body).toContain(PRACTISED);
  expect(asked[0]?.body).not.toMatch(/Asha|\+?4915/);
});

test.each<[string, typeof answer]>([
  ["never answers", () => undefined],
  ["answers 500", (_, response) => response.writeHead(500).end("no")],
  [
    "answers rubbish",
    (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>hi</p>"),
  ],
  ["cuts the connection", (request) => request.socket.destroy()],
  ["asks a question of its own", saying("Nice. And what is your bank's name?")],
  ["promises something", saying("Great. I will call you again at nine.")],
  ["makes up a number", saying("Wow, 90 minutes of guitar.")],
  ["says nothing", saying("   ")],
  ["talks on and on", saying("Lovely. ".repeat(40))],
  ["writes markup", saying("<b>Lovely</b> work")],
])("a model that %s changes nothing", async (_, behaviour) => {
  answer = behaviour;
  expect(await secondLine()).toBe(ours);
});

test("it isn't asked about wishes, and not off the record", async () => {
  answer = saying("All fine.");
  for (const said of [
    "Please stop calling me.",
    "Can we go off the record?",
    "I want to kill myself.",
    "Wrong number.",
  ]) {
    await linesOf(said);
  }
  expect(asked).toEqual([]);
});
