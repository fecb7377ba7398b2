import { useEffect } from "react";
import { buttonClass } from "./ui/button";

export type LeaveForProps = {
  /** Of the payment company's page. */
  url: string;
  /** What opens there, such as "The checkout". */
  what: string;
};

/**
 * Leads on to a page of the payment company's. The answer to a form can't: a form of ours may lead to ourselves only,
 * redirects included. So the browser goes there by itself, and there is a link for one that doesn't.
 */
export function LeaveFor({ url, what }: LeaveForProps) {
  useEffect(() => {
    location.assign(url);
  }, [url]);
  return (
    <div role="status" className="flex flex-col items-start gap-3">
      <noscript>
        <meta httpEquiv="refresh" content={`0; url=${url}`} />
      </noscript>
      <p>{what} opens on the payment company's page.</p>
      <a href={url} className={buttonClass("secondary", "md")}>
        Go there
      </a>
    </div>
  );
}
