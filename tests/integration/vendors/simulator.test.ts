import { simulatorProvider } from "~/providers/telephony/simulator.server";
import { describeContract, type Subject } from "../../vendors/contract";
import { FakeSimulator } from "../../vendors/fake-simulator";

const subject: Subject = {
  name: "simulator",
  detects: { body: true, header: true, query: false },
  signingHeaders: ["webhook-id", "webhook-timestamp", "webhook-signature"],
  async start({ timeoutMs }) {
    const vendor = new FakeSimulator();
    await vendor.listen();
    return {
      provider: simulatorProvider({ ...vendor.keys, baseUrl: vendor.url, timeoutMs }),
      vendor,
      secrets: Object.values(vendor.keys),
      stop: () => vendor.close(),
    };
  },
};

describeContract(subject);
