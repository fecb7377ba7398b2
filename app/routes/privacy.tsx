import type { MetaFunction } from "@remix-run/node";
import { PublicShell, TextPage } from "~/components/public-shell";

export const meta: MetaFunction = () => [
  { title: "Privacy · relevel.me" },
  { name: "description", content: "What this server stores about you, why, and who can see it." },
];

export default function Privacy() {
  return (
    <PublicShell>
      <TextPage
        title="Privacy"
        lead="relevel.me is software that someone hosts. Whoever runs this server is responsible for your data; this page says what the software keeps."
      >
        <h2>What is stored</h2>
        <ul>
          <li>Your e-mail address, to sign you in.</li>
          <li>First name, phone number, time zone and call time, to call you at the right moment.</li>
          <li>That you agreed to be called: the text you saw and when you agreed.</li>
          <li>Your calls: when they rang, how they ended, and the transcript of what both sides said.</li>
          <li>
            What the phone system reported about your calls, without the words of the talk: up to 90 days.
          </li>
          <li>Where you are signed in: the kind of browser and when it was last seen.</li>
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
          When the operator sends mail through a mail server, your address goes there. With the simulated
          phone, calls never leave this server.
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
          Change your details, stop the calls or end a session under Settings. For a copy of your data or its
          removal, ask the operator of this server.
        </p>
      </TextPage>
    </PublicShell>
  );
}
