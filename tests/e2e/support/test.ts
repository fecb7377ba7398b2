import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";

/** The product's own address, and what never leaves the browser. */
function isOurs(url: string): boolean {
  const { protocol, origin } = new URL(url);
  return !/^(?:https?|wss?):$/.test(protocol) || origin === new URL(process.env.E2E_URL ?? "").origin;
}

/**
 * What a browser complains about: requests to any other host, errors and warnings of its console (a refusal by the content security
 * policy is one), exceptions nobody caught, and answers that say that something broke.
 */
export class Complaints {
  private readonly all: string[] = [];
  // Remix reports a load of data that another load or a click has made superfluous.
  private readonly allowed = [
    /^error: AbortError: signal is aborted without reason/,
    // How a browser without a graphics chip shows a canvas.
    /^warning: .*GL Driver Message .*GPU stall due to ReadPixels/,
  ];

  watch(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      this.all.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on("request", (request) => {
      if (!isOurs(request.url())) this.all.push(`a request to another host: ${request.url()}`);
    });
    context.on("weberror", (error) => this.all.push(`uncaught: ${error.error()}`));
    context.on("response", (response) => {
      if (response.status() >= 500) this.all.push(`${response.status()}: ${response.url()}`);
    });
  }

  /** Chromium writes every answer of 400 and above to the console. @param status the one this test provokes */
  allowStatus(status: number): void {
    this.allowed.push(new RegExp(`the server responded with a status of ${status}\\b`));
  }

  /** What a page asks for while this test takes the network away fails, and Chromium writes so. */
  allowNoNetwork(): void {
    this.allowed.push(/net::ERR_INTERNET_DISCONNECTED/);
  }

  get unexpected(): string[] {
    return this.all.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }
}

type Fixtures = {
  /** The companion moves; it stands still in journeys that are about something else, and costs them no time. */
  alive: boolean;
  complaints: Complaints;
  /** A page in another browser, with cookies of its own. */
  otherBrowser: (options?: BrowserContextOptions) => Promise<Page>;
};

/** As if the person had paused the companion's motion. */
const standStill = (context: BrowserContext) =>
  context.addInitScript(() => {
    // An empty tab has no storage.
    if (location.protocol.startsWith("http")) localStorage.setItem("companion-motion", "paused");
  });

/** The test of all journeys: it fails when a browser of it had anything to complain about. */
export const test = base.extend<Fixtures>({
  alive: [false, { option: true }],
  complaints: [
    async ({ context, alive }, use) => {
      const complaints = new Complaints();
      complaints.watch(context);
      if (!alive) await standStill(context);
      await use(complaints);
      expect(complaints.unexpected).toEqual([]);
    },
    { auto: true },
  ],
  otherBrowser: async ({ browser, complaints, alive }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      complaints.watch(context);
      if (!alive) await standStill(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
