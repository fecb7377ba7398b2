import { CallNowButton } from "../call-now";
import { CallPlanCard } from "../call-plan-card";
import { ConfirmSignIn, LinkGone, OtherBrowser } from "../confirm-sign-in";
import { LaterCall, MovedCall, SkipButton } from "../next-call-actions";
import { NextCallCard } from "../next-call-card";
import { NumberCard } from "../number-card";
import { OnboardingForm } from "../onboarding-form";
import { OutboxList } from "../outbox-list";
import { PauseCard } from "../pause-card";
import { PlanCard } from "../plan-card";
import { CallsSwitch, ProfileForm, SessionsList } from "../settings-form";
import { SignupForm } from "../signup-form";
import { ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { type AskedCode, VerifyNumber } from "../verify-number";
import { Pair, Sample, Section } from "./sample";

const ZONES = [
  { id: "Europe/Berlin", label: "Berlin (UTC+1)" },
  { id: "Asia/Kolkata", label: "Kolkata (UTC+5:30)" },
  { id: "America/New_York", label: "New York (UTC−5)" },
];
const CONSENT =
  "Call me once a day at this time. I know that I talk to an AI and that a transcript is kept. I can stop at any time.";
const ASKED: AskedCode = {
  call: { id: "sample", status: "ringing" },
  triesLeft: 3,
  validUntil: "19:42",
};
const MAIL_TEXT =
  "Hello,\n\nsign in to relevel.me:\nhttp://localhost:3000/auth/callback?token=sample\n\nYour code: 204 815\n\nBoth work for 15 minutes, once.";

/** Sign-in, onboarding, settings, plans, mails. */
export function Forms() {
  return (
    <>
      <Section title="Sign-in">
        <Pair>
          <Sample name="signup-form">
            <Card>
              <SignupForm values={{ email: "" }} />
            </Card>
          </Sample>
          <Sample name="signup-form, error">
            <Card>
              <SignupForm
                values={{ email: "sam" }}
                errors={{ email: "Please type a full e-mail address." }}
              />
            </Card>
          </Sample>
          <Sample name="signup-form, sent">
            <Card>
              <SignupForm sent outboxHref="/simulator/outbox" />
            </Card>
          </Sample>
          <Sample name="confirm-sign-in, same browser">
            <Card>
              <ConfirmSignIn maskedEmail="s•••@example.com" token="sample" />
            </Card>
          </Sample>
          <Sample name="confirm-sign-in, other browser">
            <Card>
              <OtherBrowser />
            </Card>
          </Sample>
          <Sample name="link-gone">
            <Card>
              <LinkGone />
            </Card>
          </Sample>
          <Sample name="outbox-list">
            <OutboxList
              mails={[
                {
                  id: "sample-mail",
                  to: "sam@example.com",
                  subject: "Your sign-in link",
                  text: MAIL_TEXT,
                  createdAt: "2025-11-24T18:29:00.000Z",
                  createdText: "19:29",
                },
              ]}
            />
          </Sample>
        </Pair>
      </Section>
      <Section title="Onboarding and settings">
        <Pair>
          <Sample name="onboarding-form">
            <Card>
              <OnboardingForm values={{}} zones={ZONES} simulator language="es" consentText={CONSENT} />
            </Card>
          </Sample>
          <Sample name="onboarding-form, errors">
            <Card>
              <OnboardingForm
                values={{ firstName: "Sam", phone: "12", localTz: "Europe/Berlin", callTime: "22:30" }}
                errors={{
                  phone: "Start with + and the country code, for example +1 202 555 0100.",
                  callTime: "Choose a time between 08:00 and 21:00.",
                  consent: "Without your yes we can't call.",
                }}
                zones={ZONES}
                simulator={false}
                language="en"
                consentText={CONSENT}
              />
            </Card>
          </Sample>
          <Sample name="profile form">
            <ProfileForm
              values={{
                firstName: "Sam",
                phone: "+1 202 555 0101",
                localTz: "Europe/Berlin",
                callTime: "19:30",
                language: "en",
              }}
              zones={ZONES}
              simulator
              phoneStanding="unproved"
              consented
              saved
            />
          </Sample>
          <Sample name="call plan card, errors">
            <CallPlanCard
              values={{ day1: "on", day6: "on", time1: "06:00", time6: "10:00", windowFrom: "09:00" }}
              errors={{
                time1:
                  "Calls to this number ring between 08:00 and 21:00. Choose a time in between; 19:30 leaves room for two more tries.",
                windowTo: "Say when the window ends, or leave both empty.",
              }}
              usual="19:30"
              countryHours="08:00 to 21:00"
              hoursTick="Ring me in all of this window, even outside 08:00 to 21:00."
            />
          </Sample>
          <div className="flex flex-col gap-6">
            <Sample name="pause card">
              <PauseCard pausedUntil={null} earliest="2025-11-25" />
            </Sample>
            <Sample name="pause card, during a break">
              <PauseCard pausedUntil="Monday 1 December" earliest="2025-11-25" />
            </Sample>
            <Sample name="calls switch">
              <CallsSwitch enabled description="Next call today at 19:30, Berlin." />
            </Sample>
            <Sample name="sessions list">
              <SessionsList
                sessions={[
                  {
                    id: "sample-1",
                    createdAt: "2025-11-20T10:00:00.000Z",
                    createdText: "20 November",
                    lastSeenAt: "2025-11-24T18:29:00.000Z",
                    lastSeenText: "a minute ago",
                    userAgentWords: "Firefox on Linux",
                    current: true,
                  },
                  {
                    id: "sample-2",
                    createdAt: "2025-11-01T10:00:00.000Z",
                    createdText: "1 November",
                    lastSeenAt: "2025-11-22T18:29:00.000Z",
                    lastSeenText: "on Saturday",
                    userAgentWords: "Safari on iPhone",
                    current: false,
                  },
                ]}
              />
            </Sample>
          </div>
        </Pair>
      </Section>
      <Section title="The number">
        <Sample name="number-card, to be proved">
          <NumberCard number="+49 ••• 20" standing="unproved" />
        </Sample>
        <Sample name="number-card, blocked">
          <NumberCard number="+49 ••• 20" standing="blocked" />
        </Sample>
        <Pair>
          <Sample name="verify-number, before the call">
            <Card>
              <VerifyNumber
                number="+49 ••• 20"
                asked={null}
                errors={{ call: "Your phone rings from 08:00 to 21:00 only. Ask again then." }}
              />
            </Card>
          </Sample>
          <Sample name="verify-number, ringing">
            <Card>
              <VerifyNumber number="+49 ••• 20" asked={ASKED} phoneHref="/simulator/phone" />
            </Card>
          </Sample>
          <Sample name="verify-number, wrong code">
            <Card>
              <VerifyNumber
                number="+49 ••• 20"
                asked={{ ...ASKED, call: { id: "sample", status: "completed" }, triesLeft: 1 }}
                errors={{ code: "That isn't the code. One try is left." }}
              />
            </Card>
          </Sample>
        </Pair>
      </Section>
      <Section title="Next call and plans">
        <Pair>
          <NextCallCard
            next={{ at: "2025-11-24T18:30:00.000Z", localTime: "19:30", day: "today", city: "Berlin" }}
            reason={null}
            why="Your daily call, at the time you chose."
            callNow={<CallNowButton action="/dashboard" />}
            actions={
              <>
                <LaterCall waiting={null} minutes={20} action="/dashboard" />
                <MovedCall words="Tomorrow at 20:00, moved on the phone" action="/dashboard" />
                <SkipButton
                  skip={{ day: "2025-11-24", words: "tonight" }}
                  skipped={null}
                  action="/dashboard"
                />
              </>
            }
          />
          <NextCallCard
            next={null}
            reason="Daily calls are off. Turn them on in Settings and it rings at 19:30."
            why=""
            callNow={<CallNowButton action="/dashboard" error="A call is already under way." />}
          />
          <NextCallCard
            next={null}
            title="Calls rest for now"
            reason="Your plan's minutes are used until Thursday 10 December. The day's talk is in writing meanwhile, and the link comes by mail at the time of the call."
            why=""
            callNow={
              <ButtonLink to="/reflect" size="lg">
                Write instead
              </ButtonLink>
            }
          />
          <PlanCard
            name="Self-hosted"
            price="Free"
            note="On your own machine"
            badge="This server"
            highlighted
            features={["Everything unlocked", "One app, one Postgres", "Your data stays with you"]}
            action={<ButtonLink to="/dashboard">Go to the dashboard</ButtonLink>}
          />
          <PlanCard
            name="Pro"
            price="Not sold here"
            note="For hosted servers that take payments"
            features={["The same features", "Somebody else runs it"]}
          />
        </Pair>
      </Section>
    </>
  );
}
