import { afterEach, expect, test } from "vitest";
import { simulatorProvider } from "~/providers/telephony/simulator.server";
import { describeContract, type Subject } from "../../vendors/contract";
import { callRequest, referenceTo, setStage, strikeStages } from "../../vendors/contract-stage";
import { FakeSimulator } from "../../vendors/fake-simulator";

/** @param keys in place of those that the vendor knows */
const subject = (keys: Partial<FakeSimulator["keys"]> = {}): Subject => ({
  name: "simulator",
  detects: { body: true, header: true, query: false },
  signingHeaders: ["webhook-id", "webhook-timestamp", "webhook-signature"],
  async start({ timeoutMs }) {
    const vendor = new FakeSimulator();
    await vendor.listen();
    return {
      provider: simulatorProvider({ ...vendor.keys, ...keys, baseUrl: vendor.url, timeoutMs }),
      vendor,
      secrets: Object.values(vendor.keys),
      stop: () => vendor.close(),
    };
  },
});

describeContract(subject());

afterEach(strikeStages);

test("a wrong key places no call and learns of none", async () => {
  const { provider, vendor, at } = await setStage(subject({ apiKey: "another" }));
  const call = callRequest(at);
  expect(await provider.initiateCall(call)).toEqual({
    outcome: "refused",
    reason: "signed_out",
    retryable: false,
  });
  expect(vendor.taken).toEqual([]);
  for (const id of ["sim_1", null])
    await expect(provider.getCall(referenceTo(call, id))).rejects.toThrow("401");
  await expect(provider.listCalls(new Date())).rejects.toThrow("401");
  await expect(provider.hangUp(referenceTo(call, "sim_1"))).rejects.toThrow("401");
});

test("a request that isn't a call is refused by its code", async () => {
  const { provider, vendor, at } = await setStage(subject());
  expect(await provider.initiateCall(callRequest(at, { ringSeconds: 0 }))).toEqual({
    outcome: "refused",
    reason: "bad_request",
    retryable: false,
  });
  expect(vendor.taken).toEqual([]);
});

test("while they talk nobody says how long they talked", async () => {
  const { place, events } = await setStage(subject());
  await place();
  expect(events().map((event) => [event.status, event.durationSeconds])).toEqual([
    ["ringing", null],
    ["in_progress", null],
    ["completed", expect.any(Number)],
  ]);
});
