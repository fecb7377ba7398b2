import * as RadixSwitch from "@radix-ui/react-switch";
import { clsx } from "clsx";

export type SwitchProps = RadixSwitch.SwitchProps;

/**
 * On or off. With `type="submit"` inside a form it posts the form, so that it also works without
 * JavaScript.
 */
export function Switch({ className, ...rest }: SwitchProps) {
  return (
    <RadixSwitch.Root
      {...rest}
      className={clsx(
        "group relative inline-flex h-8 w-14 shrink-0 items-center rounded-full border border-field-line bg-inset transition-colors",
        "before:absolute before:-inset-2 before:content-[''] disabled:opacity-55",
        "data-[state=checked]:border-action data-[state=checked]:bg-action",
        className,
      )}
    >
      <RadixSwitch.Thumb className="block size-6 translate-x-1 rounded-full bg-field-line transition-transform data-[state=checked]:translate-x-7 data-[state=checked]:bg-on-action" />
    </RadixSwitch.Root>
  );
}
