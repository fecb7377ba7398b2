import { type CorpusTalk, turnsOf } from "../corpus";

/** More English talks with a vendor's agent, who talks freely. */
export const moreFree: CorpusTalk[] = [
  {
    name: "code on the train, then two other things",
    language: "en",
    localDay: "2027-04-15",
    seconds: 250,
    turns: turnsOf(`
      C: Hey Anselm, how's your day been?
      U: Busy but good. Did forty minutes of Rust on the train, then at lunch I ran five k in twenty-eight minutes, and after dinner a quick ten minutes at the piano.
      C: That's a triathlon of its own! Did anything click?
      U: Yeah, the borrow checker thing. It's not about the variable, it's about how long the reference lives. I'd been reading the errors wrong for a month.
      C: Love it. And where did it still bite?
      U: Structs with lifetimes. I gave up and cloned everything.
      C: No shame in that. What's on the list?
      U: I'll reread chapter ten sometime next week. And my sister's boyfriend wants to pair with me, he says he'll set something up.
      C: Nice. And the running, is that towards something?
      U: I want to run a half marathon in September, that's the big one.
      C: Then keep those legs happy!
    `),
    expected: {
      outcome: "reflected",
      practice: [
        { turns: 2, thing: ["rust"], minutes: 40 },
        { turns: 2, thing: ["run", "ran", "five k"], minutes: 28 },
        { turns: 2, thing: ["piano"], minutes: 10 },
      ],
      commitments: [{ turn: 8, title: ["chapter"], dueDay: null }],
      learned: [4],
      stuck: [6],
      facts: [{ about: "goal", subject: "half marathon" }],
      either: { wins: [2, 4] },
    },
  },
  {
    name: "one brick and one that sang",
    language: "en",
    localDay: "2027-04-18",
    seconds: 470,
    turns: turnsOf(`
      C: Afternoon, Frank! What's come out of the oven?
      U: Well I'll tell you. First of all the cat got into the flour, don't laugh, and our Linda rang from Perth, she's always half asleep when she rings, she did two hours on her bike apparently, good for her. And in between I had two loaves on the go. I'd say I was kneading and folding for an hour, all told, not counting the waiting.
      C: And how did they turn out?
      U: One like a brick, and one, I kid you not, the best crust I've ever made. It sang. You know, when it crackles on the rack.
      C: What was the difference between the two?
      U: Steam. I put a tray of boiling water in with the second one. That's the whole secret, forty years I've been leaving it out.
      C: Will you do it again?
      U: I'm baking two for the church on Saturday, so yes. My knees won't have the standing, that's the trouble, after twenty minutes I have to sit down.
      C: A stool in the kitchen, maybe! And what about rye?
      U: Oh, don't you start. I can't stand rye. Never could.
      C: Noted! Enjoy the good one, Frank.
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["knead", "fold", "loaves", "bread", "bak"], minutes: 60 }],
      commitments: [{ turn: 8, title: ["church"], dueDay: "2027-04-24" }],
      learned: [6],
      wins: [4],
      stuck: [8],
      people: ["Linda"],
      facts: [{ about: "preference", subject: "rye" }],
      either: { stuck: [4] },
    },
  },
  {
    name: "the bit about the dentist",
    language: "en",
    localDay: "2027-04-20",
    seconds: 220,
    turns: turnsOf(`
      C: Hey Rico, did you get any writing done?
      U: um no not really i mean i thought about the bit with the dentist a lot like in the shower but i didnt sit down
      C: Thinking counts for something. What's the plan?
      U: so theres an open mic on thursday and i was gonna go and then i was like no so i dunno i should go i really should
      C: What's holding you back?
      U: i get so in my head before a set like every single time and then my hands shake and i talk too fast
      C: That's honest, thank you. Who believes in you?
      U: everyones like do edinburgh do edinburgh but its so expensive man somebody should pay me for once
      C: Ha! One small thing for this week, then?
      U: okay small um ill send the dentist bit to jerome so he can tell me if its trash
      C: When will that be?
      U: i dunno once i have it typed up
      C: Fair enough. Good night, Rico!
    `),
    expected: {
      outcome: "reflected",
      commitments: [{ turn: [10, 12], title: ["dentist"], dueDay: null }],
      people: ["jerome"],
      feelings: [6],
      either: { stuck: [2, 4, 6] },
    },
  },
  {
    name: "an hour without a spoken word",
    language: "en",
    localDay: "2027-04-21",
    seconds: 310,
    turns: turnsOf(`
      C: Hi Beatriz, how are the hands?
      U: Tired! I practised sign language with Hugh from the deaf club, an hour and a quarter without one spoken word.
      C: Wow. What stayed with you?
      U: That the face is half the grammar. A question without eyebrows isn't a question.
      C: I love that. Was there anything you couldn't follow?
      U: Fingerspelling when it's fast. I get the first letter and then it's soup.
      C: How about ten minutes of fingerspelling every morning until the exam?
      U: Every morning, no, I'd be lying to you.
      C: Then one round of fingerspelling on Monday, when the house is empty?
      U: Monday's good, yes. Put me down for that.
      C: Done. And the exam itself?
      U: It's on the twelfth of May, and I've told Hugh I'll pay the fee by the end of the week, so there's no way back.
      C: No way back, only forward!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["sign"], minutes: 75 }],
      commitments: [
        { turn: 10, title: ["fingerspelling"], dueDay: "2027-04-26" },
        { turn: 12, title: ["fee"], dueDay: "2027-04-23" },
      ],
      learned: [4],
      stuck: [6],
      people: ["Hugh"],
      either: { wins: [2] },
    },
  },
  {
    name: "two minutes to spare",
    language: "en",
    localDay: "2027-05-03",
    seconds: 260,
    promises: [
      { questId: "q-submit", title: "Submit the thesis" },
      { questId: "q-thank", title: "Write to Professor Lindqvist" },
    ],
    turns: turnsOf(`
      C: Hello Yusra! I can hear it in your voice already.
      U: It's in! I submitted the thesis at eleven fifty-eight, two minutes to spare, I'm shaking.
      C: Incredible, congratulations! And did you write to Professor Lindqvist?
      U: God no, I've got nothing left in me. I'll write to her on Wednesday, when I've slept.
      C: Of course. What have these last days taught you?
      U: That finished beats perfect. I rewrote the introduction nine times and the ninth is basically the second.
      C: Wise words. And the oud?
      U: Untouched for a month. Mariam lent me hers and it's just sitting there looking at me.
      C: It will wait for you.
      U: It will. Tomorrow I sleep and eat, nothing else.
      C: You've earned it. Sleep well!
    `),
    expected: {
      outcome: "reflected",
      commitments: [{ turn: 4, title: ["write"], dueDay: "2027-05-05" }],
      learned: [6],
      wins: [2],
      kept: ["q-submit"],
      people: ["Mariam"],
      either: { stuck: [4, 8], commitments: [10] },
    },
  },
  {
    name: "the vowels come back one by one",
    language: "en",
    localDay: "2027-05-06",
    seconds: 340,
    turns: turnsOf(`
      C: Hello Mr Abara, how did the speech exercises go?
      U: Slow. I did the speech exercises three times, ten minutes each. Tongue, lips, the long vowels.
      C: So half an hour in total, that's real work.
      U: Yes, half an hour. Before the stroke I sang two hours every evening.
      C: Is there a sound that stays stubborn?
      U: The R. It will not come. I try and try.
      C: And one that came back?
      U: My wife's name. Ngozi. Clear as a bell, this morning, the first time, and she cried.
      C: What a moment. How is it to speak with other people?
      U: I get ashamed when I have to repeat myself. Always. Then I stop speaking altogether.
      C: Thank you for telling me that. What is ahead?
      U: My therapist, Miss Dunn, will bring a mirror. And I will read the sports page aloud to Ngozi tomorrow.
      C: I hope your team wins.
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: [2, 4], thing: ["speech", "exercise"], minutes: 30 }],
      commitments: [{ turn: 12, title: ["sports page"], dueDay: "2027-05-07" }],
      wins: [8],
      stuck: [6],
      people: ["Ngozi", "Dunn"],
      feelings: [10],
      either: { stuck: [10] },
    },
  },
];
