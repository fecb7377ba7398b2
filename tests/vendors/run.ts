import { parseArgs } from "node:util";
import { FakeBland } from "./fake-bland";
import { FakeCallkaro } from "./fake-callkaro";
import { FakeTwilio } from "./fake-twilio";
import { FakeVapi } from "./fake-vapi";
import type { FakeVendor } from "./fake-vendor";

/** A fake vendor to try the product with: prints the settings that use it, then what it is asked and tells. */

const PORTS = { callkaro: 4010, vapi: 4011, twilio: 4012, bland: 4013 } as const;
type Name = keyof typeof PORTS;

const SAID = [
  "Hi! I practised guitar today, about 45 minutes.",
  "Mostly the change from G to F.",
  "I learned that my thumb belongs behind the neck.",
  "The F chord, still.",
  "I'd like to play the whole song once by Friday.",
];

const USAGE = `npm run fake:vendor -- ${Object.keys(PORTS).join("|")} [--port N] [--app-url URL]`;

function make(name: Name, appUrl: string): FakeVendor {
  if (name === "vapi") return new FakeVapi();
  if (name === "twilio") return new FakeTwilio();
  if (name === "bland") return new FakeBland();
  const callkaro = new FakeCallkaro();
  callkaro.webhookUrl = `${appUrl}/api/webhooks/call/callkaro`;
  return callkaro;
}

const isName = (text: string | undefined): text is Name => text !== undefined && Object.hasOwn(PORTS, text);

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string" }, "app-url": { type: "string", default: "http://localhost:3000" } },
  });
  const [name] = positionals;
  if (!isName(name)) throw new Error(USAGE);
  const appUrl = values["app-url"];
  const vendor = make(name, appUrl);
  await vendor.listen(Number(values.port ?? PORTS[name]));
  vendor.behave({ said: SAID });
  vendor.tell = (line) => process.stdout.write(`${line}\n`);
  const settings = { CALL_PROVIDER: name, APP_URL: appUrl, ...vendor.environment() };
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  process.stdout.write(`# Put this into .env and start the product again.\n${lines.join("\n")}\n`);
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
