import { Link, useLoaderData } from "@remix-run/react";
import { publicMeta } from "~/components/public-meta";
import { PublicShell, TextPage } from "~/components/public-shell";
import type { DataLine } from "~/domain/privacy/data-now";
import { dataNow } from "~/domain/privacy/data-now.server";
import { page } from "~/http/respond.server";
import { hasLanguageModel } from "~/providers/language/registry.server";
import { paymentsMode } from "~/providers/payments/registry.server";

export const meta = publicMeta({
  path: "/privacy",
  title: "Privacy · relevel.me",
  description: "What this server stores about you, why, for how long, and who can see it.",
});

export const loader = page(() => ({
  now: dataNow(),
  model: hasLanguageModel(),
  payments: paymentsMode(),
}));

export default function Privacy() {
  const { now, model, payments } = useLoaderData<typeof loader>();
  return (
    <PublicShell>
      <TextPage
        title="Privacy"
        lead="relevel.me is software that someone hosts. Whoever runs this server is responsible for your data. This page says what the software does with it, as this server is set up now."
      >
        <h2>What is kept</h2>
        <ul>
          <li>Your e-mail address, to sign you in.</li>
          <li>
            First name, phone number, time zone, language and call time, to call you at the right moment.
          </li>
          <li>That you agreed to be called: the text you saw and when you agreed.</li>
          <li>
            Your calls: when they rang, how they ended, and the transcript of what both sides said. What is
            said off the record is not kept, and the software asks for no recording.
          </li>
          <li>
            What becomes of them: reflections with your own words, skills and practice, XP, quests,
            check-points, and what is remembered about you, which you can correct or have forgotten under
            Memories.
          </li>
          {payments === "off" ? null : (
            <li>
              Your plan: its state, dates and price, its ids at the payment company, when you opened a
              checkout, which mails about it you got, and whether you want to hear of a plan that
              doesn&rsquo;t exist yet. Never the data of a card.
            </li>
          )}
          <li>Files you bring, such as a companion of your own, or a copy of your data to import.</li>
          <li>
            Where you are signed in, and a log of what was done with your account: by you, and by
            administrators.
          </li>
          <li>
            Of a call that you try without an account: nothing. What you said stays in your browser until you
            close the tab, or sign up and choose to keep it.
          </li>
          <li>
            For a day at the most, counts of tries, so that nobody can guess codes. People and networks are in
            them as keyed hashes, never by name.
          </li>
        </ul>
        <h2>Where it is</h2>
        <Lines lines={now.stored} />
        <h2>Who gets some of it</h2>
        <Lines lines={now.sent} />
        {model ? (
          <p>
            The language model reads finished talks and words some of the companion&rsquo;s replies. It gets
            the words of the talk, without what was said off the record, and the titles of your open quests;
            neither your number nor your address. A talk about a hard moment isn&rsquo;t sent.
          </p>
        ) : null}
        <h2>Who can see it</h2>
        <p>
          You, and whoever runs this server, because they hold its database. Administrators see in the console
          how calls went, never what was said, unless you let them read your transcripts for a day or a week.
          Each transcript that is opened then stands in your log.
        </p>
        <p>
          The server&rsquo;s own log says what it did, with ids; no phone number, no e-mail address and no
          word of a talk.
        </p>
        <h2>How long</h2>
        <Lines lines={now.kept} />
        <h2>When you leave</h2>
        <p>
          You delete your account under Your data. From that moment nothing rings, and for 7 days you can undo
          it. Then every row with your id is deleted, with your files, the mails to you, and what waits in the
          queue; a plan is ended at the payment company, and the phone service is asked to delete your calls
          where it can be asked.
        </p>
        <p>
          What stays: what calls have cost in all, without whose they were; a number that asked never to be
          called, so that nothing rings it; checkouts that were opened, without whose they were, so that
          nobody is charged for an account that is gone; and a last mail to you, in the outbox for 7 days
          where this server sends none.
        </p>
        <h2>Speaking in the browser</h2>
        <p>
          The simulated phone can read aloud and, if you press the microphone, take down what you say. Both
          are functions of your browser; some browsers send speech to their maker to understand it. Typing
          always works as well.
        </p>
        <h2>Cookies</h2>
        <p>Only those needed to sign you in and to keep you signed in.</p>
        <h2>Your choices</h2>
        <p>
          Change your details, stop the calls or end a session under Settings. Under{" "}
          <Link to="/account" className="link">
            Your data
          </Link>{" "}
          you download everything, choose how long the words of your talks are kept, see what was done, and
          delete your account.
        </p>
      </TextPage>
    </PublicShell>
  );
}

function Lines({ lines }: { lines: DataLine[] }) {
  return (
    <ul>
      {lines.map(({ title, words, off }) => (
        <li key={title}>
          <strong>{title}:</strong> {words} {off}
        </li>
      ))}
    </ul>
  );
}
