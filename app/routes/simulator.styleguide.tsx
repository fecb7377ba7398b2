import type { MetaFunction } from "@remix-run/node";
import {
  Calls,
  Companion,
  Forms,
  Phones,
  Primitives,
  Recalls,
  RoomPieces,
  Shells,
  Skills,
} from "~/components/styleguide/sections";
import { PageTitle } from "~/components/ui/page-title";
import { Wordmark } from "~/components/wordmark";
import { requireSimulator } from "~/http/instance.server";
import { page } from "~/http/respond.server";

export const meta: MetaFunction = () => [
  { title: "Style guide · relevel.me" },
  { name: "robots", content: "noindex" },
];

export const loader = page(() => {
  requireSimulator();
  return null;
});

/** Every primitive and every piece, in its states, with sample data that is labelled as such. */
export default function Styleguide() {
  return (
    <main id="main" className="mx-auto flex max-w-5xl flex-col gap-10 px-4 py-6 sm:px-6">
      <Wordmark />
      <PageTitle lead="All names, numbers and calls on this page are samples. Its forms post to the real addresses.">
        Style guide
      </PageTitle>
      <Primitives />
      <Companion />
      <Forms />
      <Calls />
      <Phones />
      <RoomPieces />
      <Recalls />
      <Skills />
      <Shells />
    </main>
  );
}
