import { sendSignInMail } from "~/domain/accounts/send-sign-in-mail.server";
import { defineTask } from "../define-task";

export default defineTask("send_sign_in_mail", async ({ loginTokenId }, { now }) => {
  await sendSignInMail(loginTokenId, now);
});
