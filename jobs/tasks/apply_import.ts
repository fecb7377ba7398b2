import { keepOwnAvatar } from "~/domain/accounts/keep-own-avatar.server";
import { fingerprintOf, ownFingerprint } from "~/domain/memories/fingerprint.server";
import { applyImport } from "~/domain/privacy/apply-import.server";
import { defineTask } from "../define-task";

const marks = { ofFact: fingerprintOf, ofOwn: ownFingerprint };

export default defineTask("apply_import", async ({ importId }, { now }) => {
  await applyImport({ importId, now }, { marks, bringModel: keepOwnAvatar });
});
