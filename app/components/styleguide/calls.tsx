import { SECOND } from "~/lib/time";
import { CallFacts } from "../call-facts";
import { callStatusText } from "../call-words";
import { CallsList } from "../calls-list";
import { type LiveCall, LiveCallCard } from "../live-call-card";
import { type PhoneCall, PhoneView } from "../phone-view";
import { StillCallCard } from "../still-call-card";
import { Transcript } from "../transcript";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { Pair, Row, Sample, Section } from "./sample";

const CALL: LiveCall = {
  id: "sample",
  status: "ringing",
  kind: "on_demand",
  scheduledAt: "2025-11-24T18:30:00.000Z",
  answeredAt: null,
  durationSeconds: null,
};
const ANSWERED = "2025-11-24T18:30:08.000Z";
/** Keeps the sample clock at a believable length. */
const JUST_NOW = new Date(Date.now() - 75 * SECOND).toISOString();
const TURNS = [
  {
    role: "companion",
    text: "Hi Sam, this is your companion, an AI. It's your daily call, and a transcript is kept. How did it go today?",
    at: "2025-11-24T18:30:08.000Z",
    time: "0:00",
  },
  {
    role: "user",
    text: "Good! I practised guitar for 45 minutes.",
    at: "2025-11-24T18:30:16.000Z",
    time: "0:08",
  },
  {
    role: "companion",
    text: "45 minutes of guitar. What did you learn that you didn't know this morning?",
    at: "2025-11-24T18:30:20.000Z",
    time: "0:12",
  },
] as const;

/** Live card, list, transcript, receipt. */
export function Calls() {
  return (
    <Section title="Calls">
      <Row>
        {Object.entries(callStatusText).map(([status, { tone, label }]) => (
          <Badge key={status} tone={tone}>
            {label}
          </Badge>
        ))}
      </Row>
      <Sample name="live-call-card: ringing">
        <LiveCallCard call={CALL} phoneHref="/simulator/phone" />
      </Sample>
      <Sample name="live-call-card: talking">
        <LiveCallCard call={{ ...CALL, status: "in_progress", answeredAt: JUST_NOW }} />
      </Sample>
      <Sample name="live-call-card: writing it up">
        <LiveCallCard
          call={{ ...CALL, status: "completed", answeredAt: ANSWERED, durationSeconds: 264 }}
          writingUp
        />
      </Sample>
      <Sample name="live-call-card: ready">
        <LiveCallCard call={{ ...CALL, status: "completed", answeredAt: ANSWERED, durationSeconds: 264 }} />
      </Sample>
      <Sample name="live-call-card: no answer">
        <LiveCallCard call={{ ...CALL, kind: "daily", status: "no_answer" }} />
      </Sample>
      <Sample name="live-call-card: a call with a code">
        <LiveCallCard
          codeHref="/verify"
          call={{ ...CALL, kind: "verification", status: "in_progress", answeredAt: JUST_NOW }}
        />
      </Sample>
      <Sample name="still-call-card">
        <StillCallCard
          title="You skipped this one."
          text="Nothing rang, as you wished. The next call is tomorrow at 19:30, Berlin."
          mood="idle"
        />
      </Sample>
      <Pair>
        <Sample name="calls-list">
          <Card title="Calls">
            <CallsList
              calls={[
                {
                  ...CALL,
                  status: "completed",
                  day: "Today",
                  localTime: "19:30",
                  durationSeconds: 264,
                },
                {
                  ...CALL,
                  id: "sample-2",
                  kind: "daily",
                  status: "no_answer",
                  day: "Sun 23 Nov",
                  localTime: "19:30",
                  attempt: "Attempt 1 of 3",
                },
                {
                  ...CALL,
                  id: "sample-4",
                  kind: "verification",
                  status: "completed",
                  day: "Sun 23 Nov",
                  localTime: "18:02",
                  durationSeconds: 24,
                },
                {
                  ...CALL,
                  id: "sample-3",
                  kind: "daily",
                  status: "canceled",
                  day: "Sat 22 Nov",
                  localTime: "19:30",
                  state: { label: "Missed by us", tone: "warm" },
                },
              ]}
            />
          </Card>
        </Sample>
        <Sample name="calls-list, empty">
          <Card title="Calls">
            <CallsList calls={[]} />
          </Card>
        </Sample>
        <Sample name="transcript">
          <Card title="Transcript">
            <Transcript turns={[...TURNS]} userName="Sam" />
          </Card>
        </Sample>
        <Sample name="call-facts">
          <CallFacts
            why="We tried again, because nobody picked up at 19:00."
            facts={[
              { label: "Number", value: "+1 ••• ••• 0101" },
              { label: "Length", value: "4:24" },
            ]}
            attempts={[
              {
                id: "sample-2",
                status: "no_answer",
                words: "Attempt 1 of 3",
                at: CALL.scheduledAt,
                time: "19:00",
                state: null,
                current: false,
              },
              {
                id: "sample",
                status: "completed",
                words: "Attempt 2 of 3",
                at: CALL.scheduledAt,
                time: "19:30",
                state: null,
                current: true,
              },
            ]}
            events={[
              { at: "2025-11-24T18:30:00.000Z", time: "19:30:00", text: "Dialled" },
              { at: ANSWERED, time: "19:30:08", text: "Answered" },
              { at: "2025-11-24T18:34:32.000Z", time: "19:34:32", text: "Ended: both said goodbye" },
            ]}
          />
        </Sample>
      </Pair>
    </Section>
  );
}

const PHONE_CALL: PhoneCall = {
  id: "sample",
  from: "relevel.me",
  toNumberMasked: "+1 ••• 0100",
  language: "en",
  purpose: "daily",
  state: "ringing",
  turns: [],
  unkept: null,
};

/** The fake phone in its states. */
export function Phones() {
  const turns = TURNS.map(({ role, text }) => ({ role, text }));
  return (
    <Section title="Phone">
      <div className="grid gap-6 md:grid-cols-2 lg:grid-cols-3">
        <Sample name="phone-view: idle">
          <PhoneView calls={[]} />
        </Sample>
        <Sample name="phone-view: ringing">
          <PhoneView calls={[PHONE_CALL]} />
        </Sample>
        <Sample name="phone-view: talking">
          <PhoneView calls={[{ ...PHONE_CALL, state: "talking", turns }]} />
        </Sample>
        <Sample name="phone-view: talking off the record, in Spanish">
          <PhoneView
            calls={[
              {
                ...PHONE_CALL,
                language: "es",
                state: "talking",
                turns: [{ role: "companion", text: "Hola, Sam. ¿Qué has practicado hoy?" }],
                unkept: "Claro. Te escucho.",
              },
            ]}
          />
        </Sample>
        <Sample name="phone-view: after a call with a code">
          <PhoneView
            calls={[
              { ...PHONE_CALL, toNumberMasked: "+49 ••• 1820", purpose: "verification", state: "ended" },
            ]}
          />
        </Sample>
      </div>
    </Section>
  );
}
