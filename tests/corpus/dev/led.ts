import { type CorpusTalk, hi, turnsOf } from "../corpus";

/** Talks led by our own companion's lines. */
export const led: CorpusTalk[] = [
  {
    name: "follow-up answered yes, and it was a promise",
    language: "en",
    localDay: "2026-12-02",
    seconds: 170,
    promises: [
      { questId: "q-draft", title: "Send the draft to Bea" },
      { questId: "q-gym", title: "Book the gym induction" },
    ],
    asked: {
      followUp: { key: "quest:q-draft", text: "send the draft to Bea", questId: "q-draft" },
      recalls: [],
    },
    turns: turnsOf(`
      C: ${hi("Omar")} Last time you wanted to send the draft to Bea. How did it go?
      U: Yes, I sent it this morning, finally, and she already wrote back that she likes it.
      C: Thank you for telling me. What did you practise today?
      U: I wrote for an hour and a half, the second chapter.
      C: An hour and a half, well spent. What did you learn along the way?
      U: I learned to stop editing while I'm still writing, it's twice as fast.
      C: That's worth remembering. And what felt hard?
      U: Starting. I stared at the page for ages before the first line.
      C: That sounds tricky, and worth staying with. What is one small next step?
      U: Outline chapter three.
      C: That's a good size. By when would you like to do it?
      U: The day after tomorrow.
      C: Good. So your next step is this: outline chapter three, the day after tomorrow. Thank you for talking with me, Omar. Take care. Goodbye!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 4, thing: ["writ", "chapter"], minutes: 90 }],
      commitments: [{ turn: [10, 12], title: ["chapter three"], dueDay: "2026-12-04" }],
      learned: [6],
      wins: [2],
      stuck: [8],
      kept: ["q-draft"],
    },
  },
  {
    name: "follow-up answered no",
    language: "en",
    localDay: "2026-12-03",
    seconds: 120,
    promises: [{ questId: "q-song", title: "Play the whole song once" }],
    asked: {
      followUp: { key: "quest:q-song", text: "play the whole song once", questId: "q-song" },
      recalls: [],
    },
    turns: turnsOf(`
      C: ${hi("Mara")} Last time you wanted to play the whole song once. How did it go?
      U: No, I didn't get round to it, the guitar is still at my brother's.
      C: That's all right, it can wait. What did you practise today?
      U: I did some singing instead, maybe a quarter of an hour in the car.
      C: Singing, a quarter of an hour. Lovely. What did you learn along the way?
      U: I noticed that I sing sharp when I push.
      C: You sing sharp when you push. That's worth remembering. And what felt hard?
      U: Not much, it was fun.
      C: Good. Some days just flow. What is one small next step?
      U: I'll pick up the guitar from my brother.
      C: That's a good size. By when would you like to do it?
      U: Whenever he's home, I don't know.
      C: Good: pick up the guitar from your brother. Thank you for talking with me, Mara. Take care. Goodbye!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 4, thing: ["sing"], minutes: 15 }],
      commitments: [{ turn: [10, 12], title: ["guitar"], dueDay: null }],
      learned: [6],
      either: { stuck: [2], wins: [8] },
    },
  },
  {
    name: "a recall answered, then practice in hours",
    language: "en",
    localDay: "2026-12-04",
    seconds: 310,
    asked: {
      followUp: null,
      recalls: [{ itemId: "i-1", question: "What helps the dough to rise in a cold kitchen?" }],
    },
    turns: turnsOf(`
      C: ${hi("Greta", "20:00")} What did you practise today?
      U: Baking bread again, sourdough this time.
      C: Baking bread again, nice. Roughly how long did you spend on that?
      U: About two and a half hours altogether, with all the folding.
      C: Two and a half hours. That counts. What did you learn along the way?
      U: That the dough tells you when it's ready, if it springs back slowly then it can go in the oven.
      C: That's worth remembering. And what felt hard?
      U: Shaping it. It stuck to everything, the table, my hands, the cat nearly.
      C: That sounds tricky, and worth staying with. Here is something to recall. What helps the dough to rise in a cold kitchen?
      U: Putting it in the oven with just the light on.
      C: Thank you for saying it aloud. What is one small next step?
      U: I want to try it with rye flour.
      C: That's a good size. By when would you like to do it?
      U: On the 12th of December, when my parents come.
      C: Good. So your next step is this: try it with rye flour, on the 12th of December. Thank you for talking with me, Greta. Take care. Goodbye!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: [2, 4], thing: ["baking", "bread", "sourdough"], minutes: 150 }],
      commitments: [{ turn: [12, 14], title: ["rye"], dueDay: "2026-12-12" }],
      learned: [6],
      stuck: [8],
      either: { learned: [10] },
    },
  },
  {
    name: "friday promised on a friday",
    language: "en",
    localDay: "2026-11-27",
    seconds: 140,
    turns: turnsOf(`
      C: ${hi("Lev")} What did you practise today?
      U: Coding, an hour, I was working through the Rust book.
      C: Coding, an hour. Lovely. What did you learn along the way?
      U: I finally understood what a lifetime is, it's just a name for how long a borrow may live.
      C: That's worth remembering. And what felt hard?
      U: The borrow checker hates me.
      C: That sounds tricky, and worth staying with. What is one small next step?
      U: I'll finish chapter ten.
      C: That's a good size. By when would you like to do it?
      U: Friday.
      C: Good. So your next step is this: finish chapter ten, Friday. Thank you for talking with me, Lev. Take care. Goodbye!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["coding", "rust"], minutes: 60 }],
      commitments: [{ turn: [8, 10], title: ["chapter ten"], dueDay: "2026-12-04" }],
      learned: [4],
      stuck: [6],
      either: { wins: [4] },
    },
  },
  {
    name: "just one minute",
    language: "en",
    localDay: "2026-11-29",
    seconds: 55,
    turns: turnsOf(`
      C: ${hi("Pia")} What did you practise today?
      U: Hi, sorry, I only have a minute, we're boarding.
      C: Of course. Then just one question. What did you practise today?
      U: I did twenty five minutes of Korean flashcards at the gate, got all the colours right.
      C: Thank you. That's all for today. Take care, Pia. Goodbye!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 4, thing: ["korean", "flashcards"], minutes: 25 }],
      wins: [4],
    },
  },
  {
    name: "several skills in one breath",
    language: "en",
    localDay: "2026-12-05",
    seconds: 240,
    turns: turnsOf(`
      C: ${hi("Yuki")} What did you practise today?
      U: Quite a lot! An hour of yoga in the morning, then fifteen minutes of Spanish on the train, and I drew for about thirty minutes tonight.
      C: Yoga, an hour. Lovely. What did you learn along the way?
      U: For the drawing, I found out that squinting helps to see the values.
      C: Squinting helps to see the values. That's worth remembering. And what felt hard?
      U: The subjunctive, I keep mixing it up.
      C: That sounds tricky, and worth staying with. What is one small next step?
      U: Draw the kitchen in only three greys.
      C: That's a good size. By when would you like to do it?
      U: Tomorrow.
      C: Good. So your next step is this: draw the kitchen in only three greys, tomorrow. Thank you for talking with me, Yuki. Take care. Goodbye!
    `),
    expected: {
      outcome: "reflected",
      practice: [
        { turns: 2, thing: ["yoga"], minutes: 60 },
        { turns: 2, thing: ["spanish"], minutes: 15 },
        { turns: 2, thing: ["draw", "drew"], minutes: 30 },
      ],
      commitments: [{ turn: [8, 10], title: ["kitchen"], dueDay: "2026-12-06" }],
      learned: [4],
      stuck: [6],
    },
  },
  {
    name: "a next step taken back",
    language: "en",
    localDay: "2026-11-24",
    seconds: 150,
    turns: turnsOf(`
      C: ${hi("Sam")} What did you practise today?
      U: Running. Well, jogging, five kilometres around the lake, it took me thirty five minutes.
      C: Running, 35 minutes. Lovely. What did you learn along the way?
      U: Not much honestly.
      C: That's fine. Not every day has to teach something. And what felt hard?
      U: My left knee hurts on the downhill, that worries me a bit.
      C: That sounds tricky, and worth staying with. What is one small next step?
      U: I'll sign up for the ten k.
      C: That's a good size. By when would you like to do it?
      U: Hmm, actually no, forget that, I won't sign up for anything until the knee is better.
      C: Thank you. Thank you for talking with me, Sam. Take care. Goodbye!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["running", "jogging"], minutes: 35 }],
      stuck: [6],
    },
  },
  {
    name: "stop, and nothing else",
    language: "en",
    localDay: "2026-11-26",
    seconds: 30,
    turns: turnsOf(`
      C: ${hi("Ade")} What did you practise today?
      U: Please stop calling me, I don't want these calls any more.
      C: Just to be sure: no more calls at all?
      U: Yes, no more calls at all please, thank you very much for everything.
      C: I won't call you again. If you ever change your mind, you can turn calls on again in Settings. I wish you well. Goodbye!
    `),
    expected: { outcome: "only_plans" },
  },
  {
    name: "somebody else's phone",
    language: "en",
    localDay: "2026-11-26",
    seconds: 25,
    turns: turnsOf(`
      C: ${hi("Nadia")} What did you practise today?
      U: Who? There's no Nadia here, you've got the wrong number.
      C: Oh, I'm sorry to have bothered you. I won't ring this number again. Have a good day. Goodbye!
    `),
    expected: { outcome: "wrong_number" },
  },
  {
    name: "a sentence left out afterwards",
    language: "en",
    localDay: "2026-12-07",
    seconds: 160,
    turns: turnsOf(`
      C: ${hi("Theo")} What did you practise today?
      U:
      C: Guitar, 45 minutes. Lovely. What did you learn along the way?
      U: That slow practice beats fast practice every single time, I really heard it today.
      C: That's worth remembering. And what felt hard?
      U:
      C: That sounds tricky, and worth staying with. What is one small next step?
      U: I'll tune the old guitar and put new strings on it.
      C: That's a good size. By when would you like to do it?
      U: By the end of the week.
      C: Good. So your next step is this: tune the old guitar, by the end of the week. Thank you for talking with me, Theo. Take care. Goodbye!
    `),
    expected: {
      outcome: "reflected",
      commitments: [{ turn: [8, 10], title: ["string"], dueDay: "2026-12-11" }],
      learned: [4],
    },
  },
];
