import type { ProviderName } from "../../app/providers/telephony/provider";
import { type ApiAnswer, type ApiRequest, FakeVendor, type Silence } from "./fake-vendor";

/** A vendor that answers what a test says: for answers which the fakes, being sound, never give. */
export class ScriptedVendor extends FakeVendor {
  respond: ApiAnswer | Silence | ((request: ApiRequest) => ApiAnswer | Silence) = { status: 200, json: {} };

  constructor(readonly name: ProviderName) {
    super();
  }

  environment(): Record<string, string> {
    return {};
  }

  protected answer(request: ApiRequest): ApiAnswer | Silence {
    return typeof this.respond === "function" ? this.respond(request) : this.respond;
  }
}
