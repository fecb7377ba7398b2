import { publicMeta } from "~/components/public-meta";
import { PublicShell, TextPage } from "~/components/public-shell";

export const meta = publicMeta({
  path: "/vision",
  title: "Vision · relevel.me",
  description: "Why a phone call a day, and what works today.",
});

export default function Vision() {
  return (
    <PublicShell>
      <TextPage
        title="A call is harder to swipe away"
        lead="Apps wait for you to open them. A phone rings. Five minutes of talk, every day, is enough to notice what you are getting better at."
      >
        <h2>What we believe</h2>
        <ul>
          <li>Saying it out loud is the practice. Writing it down is our job.</li>
          <li>Your own words are worth more than any summary of them.</li>
          <li>A missed day is a day. It is met with warmth, never with guilt.</li>
          <li>What knows this much about you should run on a machine you trust.</li>
        </ul>
        <h2>What works today</h2>
        <ul>
          <li>Sign-in by a mailed link or code, with no passwords.</li>
          <li>A daily call at your local time, and a call whenever you ask for one.</li>
          <li>
            Calls through four phone services, and a simulated phone that rings in the browser without any of
            them.
          </li>
          <li>
            A page for every call: live status, transcript, the reason it rang, and a reflection that quotes
            you.
          </li>
          <li>Quests for what you promised, check-points for what you learned, and a map of your skills.</li>
          <li>
            A companion in three dimensions that reads your own sentences back to you, or one that you bring.
          </li>
          <li>
            Your data in your hands: a download of everything that another server takes in, transcripts that
            go when you say, and an account that is deleted for good, 7 days after you ask.
          </li>
          <li>
            A console for whoever runs a server: jobs, calls and numbers, and no word of a talk without its
            person&rsquo;s permission.
          </li>
          <li>
            Everything unlocked on your own machine, and a plan on servers that sell one. Cancelled in two
            clicks, and what was kept stays readable.
          </li>
        </ul>
      </TextPage>
    </PublicShell>
  );
}
