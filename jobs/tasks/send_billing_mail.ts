import { sendBillingMail } from "~/domain/billing/send-billing-mail.server";
import { defineTask } from "../define-task";

export default defineTask("send_billing_mail", async ({ noticeId }, { now }) => {
  await sendBillingMail({ noticeId, now });
});
