import { deleteAtVendor } from "~/domain/privacy/delete-at-vendor.server";
import { defineTask } from "../define-task";

export default defineTask("delete_at_vendor", async ({ vendorDeletionId }, { now }) => {
  await deleteAtVendor({ vendorDeletionId, now });
});
