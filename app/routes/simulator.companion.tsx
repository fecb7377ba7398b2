import type { MetaFunction } from "@remix-run/node";
import { lazy, Suspense, useEffect, useState } from "react";
import { SHEET } from "~/components/avatar/companion-sheet-tiles";
import { PageTitle } from "~/components/ui/page-title";
import { Wordmark } from "~/components/wordmark";
import { requireSimulator } from "~/http/instance.server";
import { page } from "~/http/respond.server";

export const meta: MetaFunction = () => [
  { title: "Companion · relevel.me" },
  { name: "robots", content: "noindex" },
];

export const loader = page(() => {
  requireSimulator();
  return null;
});

// Three dimensions are for browsers alone: the server renders the names.
const CompanionSheet = lazy(() => import("~/components/avatar/companion-sheet"));

/** Every pose of the companion: names first, pictures once the browser has drawn them. */
export default function Companion() {
  const [inBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  return (
    <main id="main" className="mx-auto flex max-w-7xl flex-col gap-6 px-4 py-6 sm:px-6">
      <Wordmark />
      <PageTitle lead="Every mouth shape, every mood, every state, drawn from the model that the product ships.">
        The companion
      </PageTitle>
      {inBrowser ? (
        <Suspense fallback={<Names />}>
          <CompanionSheet />
        </Suspense>
      ) : (
        <Names />
      )}
    </main>
  );
}

function Names() {
  return SHEET.map(({ title, tiles }) => (
    <section key={title}>
      <h2 className="mb-2 text-xl">{title}</h2>
      <ul className="grid gap-1 sm:grid-cols-2">
        {tiles.map(({ name, words }) => (
          <li key={name}>
            <span className="font-medium">{name}</span> <span className="text-muted">{words}</span>
          </li>
        ))}
      </ul>
    </section>
  ));
}
