import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import type {} from "./service-worker";
import { Button } from "./ui/button";
import { Card } from "./ui/card";

/** An iPhone or iPad, also one that says it is a Mac: nothing is offered there, and it can be installed by hand. */
function isApple(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

function isInstalled(): boolean {
  const byApple = "standalone" in navigator && navigator.standalone === true;
  return byApple || matchMedia("(display-mode: standalone)").matches;
}

/** A quiet way to have the product among one's apps. Where that can't be done from here, it shows nothing. */
export default function InstallApp() {
  const [way, setWay] = useState<"offered" | "by_hand" | null>(null);
  useEffect(() => {
    const look = () => {
      const byHand = isApple() && !isInstalled();
      setWay(window.installOffer ? "offered" : byHand ? "by_hand" : null);
    };
    const installed = () => {
      window.installOffer = undefined;
      look();
    };
    look();
    addEventListener("beforeinstallprompt", look);
    addEventListener("appinstalled", installed);
    return () => {
      removeEventListener("beforeinstallprompt", look);
      removeEventListener("appinstalled", installed);
    };
  }, []);
  if (way === null) return null;
  return (
    <Card title="On this device" titleId="install">
      <p className="text-muted">
        {way === "offered"
          ? "As an app it has its own icon, and shows today's card without a network."
          : "To have it as an app: in Safari choose Share, then Add to Home Screen."}
      </p>
      {way === "offered" ? (
        <Button
          variant="secondary"
          icon={<Download aria-hidden className="size-5" />}
          className="mt-4"
          onClick={() => {
            // An offer is good for one answer, whichever it is.
            window.installOffer?.prompt();
            window.installOffer = undefined;
            setWay(null);
          }}
        >
          Install
        </Button>
      ) : null}
    </Card>
  );
}
