import * as RadixDialog from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";

export type DialogProps = {
  /** The element that opens it; must take a ref and click, such as `<button>`. */
  trigger: ReactNode;
  title: string;
  description?: string;
  children?: ReactNode;
  /** Buttons at the foot. Wrap one in `DialogClose` to close. */
  footer?: ReactNode;
};

/** A modal question. Focus goes in, Escape closes, focus comes back. */
export function Dialog({ trigger, title, description, children, footer }: DialogProps) {
  return (
    <RadixDialog.Root>
      <RadixDialog.Trigger asChild>{trigger}</RadixDialog.Trigger>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <div className="pointer-events-none fixed inset-0 z-50 grid items-end sm:place-items-center sm:p-4">
          <RadixDialog.Content
            aria-describedby={description ? undefined : ""}
            className="pointer-events-auto relative max-h-[90dvh] w-full max-w-md animate-rise overflow-y-auto rounded-t-card bg-surface p-6 shadow-lift sm:rounded-card"
          >
            <RadixDialog.Title className="pr-10 text-xl">{title}</RadixDialog.Title>
            {description ? (
              <RadixDialog.Description className="mt-2 text-muted">{description}</RadixDialog.Description>
            ) : null}
            {children ? <div className="mt-4">{children}</div> : null}
            {footer ? <div className="mt-6 flex flex-wrap justify-end gap-3">{footer}</div> : null}
            <RadixDialog.Close
              aria-label="Close"
              className="absolute top-3 right-3 grid size-11 place-items-center rounded-full text-muted hover:bg-raised"
            >
              <X aria-hidden className="size-5" />
            </RadixDialog.Close>
          </RadixDialog.Content>
        </div>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** Closes the dialog it stands in; wraps one button. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <RadixDialog.Close asChild>{children}</RadixDialog.Close>;
}
