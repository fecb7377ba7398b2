import * as RadixMenu from "@radix-ui/react-dropdown-menu";
import { clsx } from "clsx";
import type { ReactNode } from "react";

/** A menu under its trigger, with arrow keys and type-ahead. */
export function DropdownMenu({ trigger, children }: { trigger: ReactNode; children: ReactNode }) {
  return (
    <RadixMenu.Root modal={false}>
      <RadixMenu.Trigger asChild>{trigger}</RadixMenu.Trigger>
      <RadixMenu.Portal>
        <RadixMenu.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          className="z-50 min-w-56 max-w-[calc(100vw-1.5rem)] animate-rise rounded-card bg-raised p-2 shadow-lift"
        >
          {children}
        </RadixMenu.Content>
      </RadixMenu.Portal>
    </RadixMenu.Root>
  );
}

const ITEM =
  "flex min-h-11 w-full items-center gap-3 rounded-field px-3 text-left text-text outline-none select-none data-highlighted:bg-hover";

export type MenuItemProps = RadixMenu.DropdownMenuItemProps & { icon?: ReactNode };

/** One choice; `asChild` is Radix' way to make a link of it. */
export function MenuItem({ icon, className, children, asChild, ...rest }: MenuItemProps) {
  return (
    <RadixMenu.Item {...rest} asChild={asChild} className={clsx(ITEM, className)}>
      {asChild ? (
        children
      ) : (
        <>
          {icon}
          {children}
        </>
      )}
    </RadixMenu.Item>
  );
}

/** Words in a menu that can't be chosen. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <RadixMenu.Label className="px-3 py-2 text-sm text-muted">{children}</RadixMenu.Label>;
}
