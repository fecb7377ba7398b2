import type { ReactNode } from "react";

const ADDRESS = /https?:\/\/[^\s<>"']+/g;

/** Plain text with its http and https addresses as links. Nothing else in it is interpreted. */
export function Linkify({ text }: { text: string }) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    // A full stop or bracket after an address belongs to the sentence.
    const address = match[0].replace(/[.,;:!?)\]]+$/, "");
    parts.push(text.slice(from, match.index));
    parts.push(
      <a key={match.index} href={address} rel="noreferrer" className="link break-all">
        {address}
      </a>,
    );
    from = match.index + address.length;
  }
  parts.push(text.slice(from));
  return <>{parts}</>;
}
