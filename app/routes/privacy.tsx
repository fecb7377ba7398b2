import { useLoaderData } from "@remix-run/react";
import { publicMeta } from "~/components/public-meta";
import { PublicShell, TextPage } from "~/components/public-shell";
import { page } from "~/http/respond.server";
import { hasLanguageModel } from "~/providers/language/registry.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import { PROVIDER_LABELS, type ProviderName } from "~/providers/telephony/provider";
import { configuredProvider } from "~/providers/telephony/registry.server";

export const meta = publicMeta({
  path: "/privacy",
  title: "Privacy · relevel.me",
  description: "What this server stores about you, why, and who can see it.",
});

export const loader = page(() => ({
  provider: configuredProvider(),
  model: hasLanguageModel(),
  payments: paymentsMode(),
}));

function phoneWords(provider: ProviderName): string {
  if (provider === "simulator") return "With the simulated phone of this server, calls never leave it.";
  const company = PROVIDER_LABELS[provider];
  return `Calls go through ${company}. To ring you it gets your number, and what is said passes through it, also off the record. With an agent of its own it gets your first name and what it is to ask about, too. What it keeps is up to its terms and the operator's settings there.`;
}

export default function Privacy() {
  const { provider, model, payments } = useLoaderData<typeof loader>();
  return (
    <PublicShell>
      <TextPage
        title="Privacy"
        lead="relevel.me is software that someone hosts. Whoever runs this server is responsible for your data; this page says what the software keeps."
      >
        <h2>What is stored</h2>
        <ul>
          <li>Your e-mail address, to sign you in.</li>
          <li>
            First name, phone number, time zone, language and call time, to call you at the right moment.
          </li>
          <li>That you agreed to be called: the text you saw and when you agreed.</li>
          <li>
            Your calls: when they rang, how they ended, and the transcript of what both sides said. What is
            said off the record is not kept, and calls are not recorded.
          </li>
          <li>
            What becomes of them: reflections with your own words, skills and practice, XP, quests,
            check-points, and what is remembered about you, which you can correct or have forgotten under
            Memories.
          </li>
          <li>
            What the phone system reported about your calls, without the words of the talk: up to 90 days.
          </li>
          {payments === "off" ? null : (
            <li>
              Your plan: its state, dates and price, its ids at the payment company, when you opened a
              checkout, which mails about it you got, and whether you want to hear of a plan that
              doesn&rsquo;t exist yet. Never the data of a card.
            </li>
          )}
          <li>Where you are signed in: the kind of browser and when it was last seen.</li>
          <li>
            Of a call that you try without an account: nothing. What you said stays in your browser until you
            close the tab, or sign up and choose to keep it.
          </li>
          <li>For a short time, counts of tries per address, so that nobody can guess codes.</li>
        </ul>
        <h2>What is not done</h2>
        <ul>
          <li>No trackers, no advertising, no fonts or scripts from other servers.</li>
          <li>No passwords: there is none to lose.</li>
          <li>Your data is not sold, and the software sends no reports to its makers.</li>
        </ul>
        <h2>Who can see it</h2>
        <p>
          You, and the operator of this server. The database itself keeps the rows of different people apart.
          When the operator sends mail through a mail server, your address goes there.
        </p>
        <p>{phoneWords(provider)}</p>
        {payments === "dodo" ? (
          <p>
            Plans are paid for through Dodo Payments. It gets your e-mail address and first name, and what you
            enter on its pages: the card, and the address for the invoice. The card never passes through this
            server. What Dodo Payments keeps is up to its own terms.
          </p>
        ) : null}
        {payments === "simulator" ? (
          <p>
            The checkout of this server is simulated: it takes no money, and nothing of it leaves the server.
          </p>
        ) : null}
        {model ? (
          <p>
            A language model reads your finished talks on this server and writes the reflection from them. It
            gets the words of the talk, without what was said off the record, and the titles of your open
            quests. It also words some of the companion&rsquo;s replies. It gets neither your number nor your
            address; a talk about a hard moment isn&rsquo;t sent.
          </p>
        ) : null}
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
          Change your details, stop the calls or end a session under Settings. For a copy of your data or its
          removal, ask the operator of this server.
        </p>
      </TextPage>
    </PublicShell>
  );
}
