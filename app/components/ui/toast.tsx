import * as RadixToast from "@radix-ui/react-toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import type { ReactNode } from "react";

/** Where toasts appear. Wrap a page in it once. */
export function ToastRegion({ children }: { children: ReactNode }) {
  return (
    <RadixToast.Provider swipeDirection="right" duration={6000}>
      {children}
      <RadixToast.Viewport className="fixed right-0 bottom-16 z-50 flex w-full max-w-sm flex-col gap-3 p-4 sm:bottom-0" />
    </RadixToast.Provider>
  );
}

export type ToastProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  tone?: "done" | "error";
};

/** A short message that leaves by itself. Never the only place where something important is said. */
export function Toast({ open, onOpenChange, title, description, tone = "done" }: ToastProps) {
  return (
    <RadixToast.Root
      open={open}
      onOpenChange={onOpenChange}
      className="flex animate-rise items-start gap-3 rounded-card bg-raised p-4 shadow-lift"
    >
      {tone === "done" ? (
        <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-emerald" />
      ) : (
        <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
      )}
      <div className="min-w-0 flex-1">
        <RadixToast.Title className="font-medium">{title}</RadixToast.Title>
        {description ? (
          <RadixToast.Description className="text-sm text-muted">{description}</RadixToast.Description>
        ) : null}
      </div>
      <RadixToast.Close
        aria-label="Dismiss"
        className="-m-2 grid size-11 shrink-0 place-items-center rounded-full text-muted hover:bg-hover"
      >
        <X aria-hidden className="size-4" />
      </RadixToast.Close>
    </RadixToast.Root>
  );
}
