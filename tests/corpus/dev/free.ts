import { type CorpusTalk, turnsOf } from "../corpus";

/** Talks with a vendor's agent, who talks freely. */
export const free: CorpusTalk[] = [
  {
    name: "a monologue that goes everywhere",
    language: "en",
    localDay: "2026-11-25",
    seconds: 540,
    turns: turnsOf(`
      C: Hi Hannah, good to hear you! What's been going on?
      U: Oh where do I start, so the landlord came about the boiler again, third time this month, and then my mum rang because she can't find her glasses, they were on her head obviously, and in between all that I did manage to sit down at the loom, I think it was from two to half past three, no interruptions, which is a miracle in this house, and I finished the blue border, finally, after what, three weeks? Anyway the thing I wanted to tell you is that I found out the warp was too loose all along, that's why the edges were wavy, so if you tighten the back beam before every session it stays straight.
      C: That's a wonderful discovery. How did it feel to finish the border?
      U: Brilliant, honestly I did a little dance. But then the heddle broke, a string snapped right in the middle and I have no clue how to fix it without taking everything off, so that's annoying. My neighbour Walter used to repair looms, he's ninety, he told me he wove for ten hours a day when he was young, can you imagine.
      C: Amazing. Will you ask him about the heddle?
      U: Yes, I'll knock on his door tomorrow with some cake.
      C: He'll love that. Take care, Hannah!
      U: You too love, bye bye.
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["loom", "weav"], minutes: 90 }],
      commitments: [{ turn: 6, title: ["walter"], dueDay: "2026-11-26" }],
      learned: [2],
      wins: [2],
      stuck: [4],
      people: ["Walter"],
      either: { wins: [4] },
    },
  },
  {
    name: "noise out of a microphone",
    language: "en",
    localDay: "2026-11-24",
    seconds: 200,
    turns: turnsOf(`
      C: Hello, how was your practice today?
      U: um yeah hi so uh i did the the violin today for like uh forty minutes maybe forty yeah forty
      C: Forty minutes, great. What did you work on?
      U: uh the vivaldi the second movement and i i learned that um my bow arm gets tense when i hold my breath
      C: Interesting. What was the hardest part?
      U: the shifting uh third position it was like totally out of tune i struggled with that the whole time
      C: What will you do next?
      U: so tomorrow um i will do ten minutes of just shifting you know slow
      C: Sounds like a plan.
      U: yeah okay bye
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["violin"], minutes: 40 }],
      commitments: [{ turn: 8, title: ["shifting"], dueDay: "2026-11-25" }],
      learned: [4],
      stuck: [6],
    },
  },
  {
    name: "somebody sad",
    language: "en",
    localDay: "2026-12-08",
    seconds: 260,
    turns: turnsOf(`
      C: Hello Ivo, how are you today?
      U: Not great. My dog died on Sunday and the flat is just so quiet.
      C: I'm so sorry, Ivo. What was the dog's name?
      U: Biscuit. He was fourteen. I haven't touched the trumpet since, it doesn't feel right.
      C: Of course. There's no hurry. Is there somebody with you?
      U: My sister Klara came over and we looked at photos, that helped a little.
      C: I'm glad she came. What might be a kind thing to do for yourself?
      U: I don't know. I always shut myself away when I'm sad, and then it gets worse.
      C: Noticing that is a lot. Would a short walk with Klara tomorrow be something?
      U: Yeah, okay, I'll do that.
      C: Good. I'm thinking of you.
    `),
    expected: {
      outcome: "reflected",
      commitments: [{ turn: 10, title: ["walk"], dueDay: "2026-12-09" }],
      people: ["Klara"],
      feelings: [8],
      either: { stuck: [2, 4, 8], wins: [6], learned: [8] },
    },
  },
  {
    name: "somebody very happy",
    language: "en",
    localDay: "2026-12-10",
    seconds: 230,
    turns: turnsOf(`
      C: Hi! You sound cheerful!
      U: I passed! I passed my driving test, first time, only two minors!
      C: Congratulations! How did you prepare?
      U: I drove for two hours with my dad this morning, just parking, parking, parking.
      C: And it paid off. What made the difference?
      U: The trick is to look at the kerb in the left mirror, not at the other cars. Once I got that it was easy!
      C: Great tip. What's next?
      U: Motorway! I'm driving to my cousin Femi in Bristol next Thursday, all by myself.
      C: Safe travels, and congratulations again!
      U: Thank you!! Bye!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 4, thing: ["driv", "drove", "parking"], minutes: 120 }],
      commitments: [{ turn: 8, title: ["femi"], dueDay: "2026-12-17" }],
      learned: [6],
      wins: [2],
      people: ["Femi"],
      either: { wins: [6] },
    },
  },
  {
    name: "somebody angry at work",
    language: "en",
    localDay: "2026-12-01",
    seconds: 280,
    turns: turnsOf(`
      C: Good evening Dana. How did your presentation practice go?
      U: It didn't. My boss moved the deadline again, for the third time, and I am absolutely furious.
      C: That sounds exhausting. Did you manage anything at all?
      U: No. Zero. I was supposed to rehearse for an hour and instead I fixed his stupid spreadsheet until eight.
      C: I hear you. What would help?
      U: He should plan his own meetings, that would help. I'm going to tell him on Thursday that I can't do both.
      C: That sounds clear. What will you say?
      U: That I need two days' notice. I get defensive every time he raises his voice, so I'll write it down first.
      C: That's a thoughtful way to do it.
      U: Yeah. Sorry for ranting. Good night.
    `),
    expected: {
      outcome: "reflected",
      commitments: [{ turn: 6, title: ["tell"], dueDay: "2026-12-03" }],
      stuck: [[2, 4]],
      feelings: [8],
      either: { commitments: [8], stuck: [2, 4, 8] },
    },
  },
  {
    name: "somebody who tells what others practise",
    language: "en",
    localDay: "2026-12-06",
    seconds: 180,
    turns: turnsOf(`
      C: Hi Rosa! What did you practise today?
      U: Me? Nothing. But my daughter practised the cello for an hour, and my husband went running for forty minutes.
      C: A busy house! And you just watched?
      U: I made lunch. Well, her teacher said she should do two hours a day before the exam, I think that's madness.
      C: What would you like to do for yourself this week?
      U: My friend Lotte will send me a link for a pottery class. I might go. We'll see.
      C: That sounds lovely.
      U: Maybe. Okay, they're calling me, bye!
    `),
    expected: {
      outcome: "reflected",
      people: ["Lotte"],
    },
  },
  {
    name: "the opposite of what was said the other day",
    language: "en",
    localDay: "2026-12-09",
    seconds: 240,
    promises: [{ questId: "q-keto", title: "Cook without bread for a week" }],
    turns: turnsOf(`
      C: Hey Milo! How is the week without bread going?
      U: I know I said I'd never eat bread again, but I stopped that, I actually like bread too much.
      C: Ha, fair enough! And the marathon?
      U: That's off as well. I don't want to run a marathon any more, I want to swim across the lake in summer.
      C: A new goal! Did you train for it?
      U: Yeah I swam for fifty minutes at lunch today. And I used to say I hate cold water, but now I love it.
      C: What did the water teach you today?
      U: It turns out that the first two minutes are the worst, after that the body just gives in.
      C: Great. See you tomorrow!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 6, thing: ["sw"], minutes: 50 }],
      learned: [8],
      facts: [
        { about: "preference", subject: "bread" },
        { about: "goal", subject: "swim" },
        { about: "preference", subject: "cold water" },
      ],
    },
  },
  {
    name: "yes to a concrete proposal, and one promise done",
    language: "en",
    localDay: "2026-12-14",
    seconds: 210,
    promises: [
      { questId: "q-call-mum", title: "Call mum about Christmas" },
      { questId: "q-cv", title: "Update my CV" },
    ],
    turns: turnsOf(`
      C: Hi Noor, how's the job hunt?
      U: Slow, but I called mum about Christmas like I said I would, so that's off my list.
      C: Nice! And the CV?
      U: Not yet, I opened the file and closed it again.
      C: How about updating just the first section tomorrow evening?
      U: Yes, let's do that.
      C: Great. Did you practise your interview answers too?
      U: I did, I rehearsed the three big questions for twenty minutes in front of the mirror.
      C: What did you notice?
      U: I noticed I talk too fast when I get to the part about money.
      C: Great awareness. Good luck tomorrow!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 8, thing: ["interview", "rehears", "questions"], minutes: 20 }],
      commitments: [{ turn: 6, title: ["first section"], dueDay: "2026-12-15" }],
      learned: [10],
      kept: ["q-call-mum"],
      either: { wins: [2], stuck: [4, 10], feelings: [10] },
    },
  },
  {
    name: "vague about when, and wishes that are no promises",
    language: "en",
    localDay: "2026-12-11",
    seconds: 200,
    turns: turnsOf(`
      C: Hi Ben, what did you work on?
      U: I practised card tricks for about an hour, the double lift mainly.
      C: Nice. What's next with it?
      U: I'll show it to my kids some time soon.
      C: And the magic club?
      U: I should really go there one of these days, and I'd like to buy a better deck, and it would be nice to perform.
      C: All good ideas!
      U: Someone should film me. Anyway, I'm going to bed now.
      C: Good night, Ben!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["card tricks", "double lift"], minutes: 60 }],
      commitments: [{ turn: 4, title: ["kids"], dueDay: null }],
    },
  },
  {
    name: "a long talk of thirty turns",
    language: "en",
    localDay: "2026-12-15",
    seconds: 900,
    promises: [{ questId: "q-strings", title: "Buy new strings" }],
    turns: turnsOf(`
      C: Hi Alma! How are you?
      U: Good, good, a bit cold, the heating is broken.
      C: Oh no. Is somebody coming to fix it?
      U: The plumber will come on Friday, he says.
      C: Fingers crossed. And the music?
      U: Well I played the ukulele this afternoon.
      C: For how long, roughly?
      U: Let me think, I started after lunch, so maybe fifty minutes. No wait, I stopped for the post, so more like forty.
      C: Forty minutes, lovely. Which songs?
      U: Somewhere over the rainbow, mostly, and that Hawaiian one I can't pronounce.
      C: How did they go?
      U: The rainbow one I can play by heart now, all the way through!
      C: That's fantastic!
      U: Yeah I was so proud. The other one, not so much, the rhythm keeps slipping away from me.
      C: What do you think causes it?
      U: I think I count in my head in four but it's actually in three.
      C: That's an important discovery.
      U: It is, now that I know it's in three it makes sense.
      C: And did you get the new strings?
      U: Oh yes, I bought the strings yesterday, they're on the table.
      C: Great. Anything besides music?
      U: I walked to the library and back, but that's no practice, just a walk.
      C: What did you borrow?
      U: A book about bees. I live right next to a park full of hives, so I got curious.
      C: How lovely. And what about tomorrow?
      U: Tomorrow I'll put the new strings on, before lunch.
      C: And the song in three?
      U: I'll clap the rhythm for five minutes a day until Sunday.
      C: Perfect plan, Alma.
      U: Thanks dear, good night.
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: [6, 8], thing: ["ukulele"], minutes: 40 }],
      commitments: [
        { turn: 26, title: ["strings"], dueDay: "2026-12-16" },
        { turn: 28, title: ["clap"], dueDay: "2026-12-20" },
      ],
      learned: [[16, 18]],
      wins: [12],
      stuck: [14],
      kept: ["q-strings"],
      either: { learned: [16, 18], wins: [14], stuck: [16] },
    },
  },
];
