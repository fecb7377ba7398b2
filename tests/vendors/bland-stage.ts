import { blandProvider } from "../../app/providers/telephony/bland.server";
import { type Stage, type Subject, setStage } from "./contract-stage";
import { FakeBland } from "./fake-bland";

/** Bland as a subject of the contract. @param signedForm what its webhooks are signed over */
export const blandSubject = (signedForm: FakeBland["signedForm"]): Subject => ({
  name: `bland ${signedForm}`,
  detects: { body: true, header: true, query: false },
  signingHeaders: ["x-webhook-signature"],
  async start({ timeoutMs }) {
    const vendor = new FakeBland();
    vendor.signedForm = signedForm;
    await vendor.listen();
    const { apiKey, webhookSecret } = vendor;
    const provider = blandProvider({ apiKey, webhookSecret, baseUrl: vendor.url, timeoutMs });
    return { provider, vendor, secrets: [apiKey, webhookSecret], stop: () => vendor.close() };
  },
});

/** A stage with Bland on it. */
export async function blandStage(): Promise<Stage & { vendor: FakeBland }> {
  const stage = await setStage(blandSubject("raw"));
  if (!(stage.vendor instanceof FakeBland)) throw new Error("another vendor is on the stage");
  return { ...stage, vendor: stage.vendor };
}
