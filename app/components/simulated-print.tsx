import { Printer } from "lucide-react";
import { Button } from "./ui/button";

/** Prints the page; browsers do that by themselves, too, so nothing stands here without scripts. */
export function PrintButton() {
  return (
    <Button
      variant="secondary"
      size="sm"
      className="noscript:hidden"
      icon={<Printer aria-hidden className="size-4" />}
      onClick={() => window.print()}
    >
      Print
    </Button>
  );
}
