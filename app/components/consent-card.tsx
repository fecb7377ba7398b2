import { useFetcher } from "@remix-run/react";
import { SETTINGS_INTENTS } from "./settings-form";
import { Badge } from "./ui/badge";
import { Button } from "./ui/button";
import { Card } from "./ui/card";

export type ConsentCardProps = {
  given: boolean;
  /** The words that are agreed to. */
  text: string;
  action?: string;
};

/** What the person agreed to, and one button to take it back or give it again. */
export function ConsentCard({ given, text, action = "/settings" }: ConsentCardProps) {
  const fetcher = useFetcher();
  return (
    <Card title="Your consent to calls" titleId="settings-consent">
      <Badge tone={given ? "done" : "neutral"}>{given ? "Given" : "Withdrawn"}</Badge>
      <p className="mt-3 text-muted">{text}</p>
      <fetcher.Form method="post" action={action} className="mt-4">
        <input type="hidden" name="intent" value={SETTINGS_INTENTS.consent} />
        <Button
          type="submit"
          name="consent"
          value={given ? "withdraw" : "give"}
          variant={given ? "secondary" : "primary"}
          size="sm"
          loading={fetcher.state !== "idle"}
        >
          {given ? "Withdraw consent" : "I agree to this"}
        </Button>
      </fetcher.Form>
    </Card>
  );
}
