import * as Dialog from "@radix-ui/react-dialog";
import { Form, Link } from "@remix-run/react";
import { X } from "lucide-react";
import { useEffect } from "react";
import { BANNER_INTENTS } from "~/domain/progress/banner-words";
import type { NearShrine } from "~/domain/progress/world-view";
import { Button, buttonClass } from "./ui/button";
import { useLapsed } from "./use-lapsed";
import { usePending } from "./use-pending";

export type NearCardProps = {
  /** The skill it is about; null is closed. */
  shrine: NearShrine | null;
  action: string;
  onClose(): void;
};

/** A skill in the fog: what it is, and the way to take it up. */
export default function NearCard({ shrine, action, onClose }: NearCardProps) {
  const pending = usePending(action, { field: "intent", value: BANNER_INTENTS.discover });
  const lapsed = useLapsed();
  useEffect(() => {
    if (!shrine) return;
    // It opens over the link that was pressed: the focus goes back there.
    const link = document.getElementById(`skill-${shrine.id}`);
    return () => link?.focus({ preventScroll: true });
  }, [shrine]);
  return (
    <Dialog.Root open={shrine !== null} onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Dialog.Content className="fixed inset-x-4 bottom-[calc(1rem+env(safe-area-inset-bottom))] z-50 mx-auto max-w-md animate-rise rounded-card bg-surface p-5 shadow-lift outline-none sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2 sm:p-6">
          {shrine ? (
            <>
              <div className="flex items-start justify-between gap-3">
                <Dialog.Title className="text-xl">{shrine.name}</Dialog.Title>
                <Dialog.Close
                  aria-label="Close"
                  className="-m-2 grid size-11 shrink-0 place-items-center rounded-full text-muted hover:bg-raised hover:text-text"
                >
                  <X aria-hidden className="size-5" />
                </Dialog.Close>
              </div>
              <Dialog.Description className="mt-2 text-muted">{shrine.description}</Dialog.Description>
              <div className="mt-5 flex flex-wrap gap-3">
                {lapsed ? null : (
                  <Form method="post" action={action} onSubmit={onClose}>
                    <input type="hidden" name="skillId" value={shrine.id} />
                    <Button type="submit" name="intent" value={BANNER_INTENTS.discover} loading={pending}>
                      Discover
                    </Button>
                  </Form>
                )}
                <Link to={`/skills/${shrine.id}`} className={buttonClass("ghost")}>
                  More about it
                </Link>
              </div>
            </>
          ) : null}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
