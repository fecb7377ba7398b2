import { publicMeta } from "~/components/public-meta";
import { PublicShell, TextPage } from "~/components/public-shell";

export const meta = publicMeta({
  path: "/refund",
  title: "Refunds · relevel.me",
  description: "Self-hosted relevel.me costs nothing, so there is nothing to refund.",
});

export default function Refund() {
  return (
    <PublicShell>
      <TextPage title="Refunds" lead="Self-hosted relevel.me costs nothing, so there is nothing to refund.">
        <h2>If this server takes money</h2>
        <p>
          Then its operator is the one who took it, and the one who can give it back. Write to them at the
          address on your receipt. What they promised when you paid, and the consumer law of your country,
          hold.
        </p>
        <h2>What you pay elsewhere</h2>
        <p>
          Whoever hosts a server pays for its machine. The simulated phone and the built-in outbox cost
          nothing to use.
        </p>
      </TextPage>
    </PublicShell>
  );
}
