import { Form, Link } from "@remix-run/react";
import { ChevronDown, CreditCard, Gauge, LogOut, Settings, ShieldCheck, Smartphone } from "lucide-react";
import { useRef } from "react";
import { leaveNothing } from "./leave-nothing";
import { Button } from "./ui/button";
import { DropdownMenu, MenuItem, MenuLabel } from "./ui/dropdown-menu";

export type AccountMenuProps = {
  user: { firstName: string | null; email: string };
  /** Given on instances with the simulator: a link to the fake phone. */
  phoneHref?: string;
  /** Given where plans are sold. */
  billingHref?: string;
  /** Given to administrators: a link to the console. */
  consoleHref?: string;
};

/** Who is signed in, and the way out. */
export default function AccountMenu({ user, phoneHref, billingHref, consoleHref }: AccountMenuProps) {
  const signOut = useRef<HTMLFormElement>(null);
  const name = user.firstName ?? "Account";
  return (
    <div className="flex items-center gap-3">
      <DropdownMenu
        trigger={
          <button
            type="button"
            aria-label={`Account menu, ${name}`}
            className="inline-flex min-h-11 items-center gap-2 rounded-full py-1 pr-2 pl-1 font-medium transition-colors hover:bg-raised aria-expanded:bg-raised noscript:hidden"
          >
            <span
              aria-hidden
              className="grid size-9 place-items-center rounded-full bg-accent-soft text-accent uppercase"
            >
              {(user.firstName ?? user.email).slice(0, 1)}
            </span>
            <span className="hidden max-w-32 truncate sm:inline md:hidden lg:inline">{name}</span>
            <ChevronDown aria-hidden className="size-4 text-muted" />
          </button>
        }
      >
        <MenuLabel>
          Signed in as <span className="block break-all text-text">{user.email}</span>
        </MenuLabel>
        {phoneHref ? (
          <MenuItem asChild>
            <Link to={phoneHref}>
              <Smartphone aria-hidden className="size-5 text-muted" /> Simulated phone
            </Link>
          </MenuItem>
        ) : null}
        <MenuItem asChild>
          <Link to="/settings">
            <Settings aria-hidden className="size-5 text-muted" /> Settings
          </Link>
        </MenuItem>
        <MenuItem asChild>
          <Link to="/account">
            <ShieldCheck aria-hidden className="size-5 text-muted" /> Your data
          </Link>
        </MenuItem>
        {billingHref ? (
          <MenuItem asChild>
            <Link to={billingHref}>
              <CreditCard aria-hidden className="size-5 text-muted" /> Billing
            </Link>
          </MenuItem>
        ) : null}
        {consoleHref ? (
          <MenuItem asChild>
            <Link to={consoleHref}>
              <Gauge aria-hidden className="size-5 text-muted" /> Console
            </Link>
          </MenuItem>
        ) : null}
        <MenuItem
          icon={<LogOut aria-hidden className="size-5 text-muted" />}
          onSelect={() => signOut.current?.requestSubmit()}
        >
          Sign out
        </MenuItem>
      </DropdownMenu>
      {/* The menu needs JavaScript; what is in it is shown plainly without. */}
      <Link
        to="/settings"
        className="link hidden min-h-11 items-center noscript:inline-flex md:noscript:hidden"
      >
        Settings
      </Link>
      {billingHref ? (
        <Link to={billingHref} className="link hidden min-h-11 items-center noscript:inline-flex">
          Billing
        </Link>
      ) : null}
      {consoleHref ? (
        <Link to={consoleHref} className="link hidden min-h-11 items-center noscript:inline-flex">
          Console
        </Link>
      ) : null}
      <Form
        ref={signOut}
        method="post"
        action="/logout"
        onSubmit={leaveNothing}
        className="hidden noscript:block"
      >
        <Button type="submit" variant="secondary" size="sm">
          Sign out
        </Button>
      </Form>
    </div>
  );
}
