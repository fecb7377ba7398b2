import { describe, expect, test } from "vitest";
import type { Wish } from "~/domain/conversation/wishes";
import type { Language } from "~/providers/telephony/provider";
import type { Finding, FindingKind } from "./findings";
import { judgeTalk } from "./judge";
import { spokenWords } from "./spoken-words";

const talkOf = (said: readonly string[], language: Language = "en") => ({
  language,
  turns: said.flatMap((text) => [
    { role: "companion" as const, text: "How did it go today, and what did you do about it all?", at: "" },
    { role: "user" as const, text, at: "" },
  ]),
});
const STORY = [
  "I finally finished the second chapter, and I noticed that writing early works much better for me.",
  "Tomorrow I want to read it aloud once before I change anything.",
];

function finding(kind: FindingKind): Finding {
  const said = { key: `${kind}:1:1`, turns: [2], quote: "", text: "" };
  switch (kind) {
    case "next_step":
      return { ...said, kind, step: "" };
    case "commitment":
      return { ...said, kind, title: "", dueDay: null };
    case "practice":
      return { ...said, kind, thing: "writing", minutes: 45 };
    case "person":
      return { ...said, kind, name: "Ana", relation: null };
    case "fact":
      return { ...said, kind, about: "life", subject: "work", value: "" };
    case "kept":
      return { ...said, kind, questId: "" };
    default:
      return { ...said, kind };
  }
}

type Change = {
  said?: string[];
  language?: Language;
  kinds?: FindingKind[];
  seconds?: number;
  distress?: boolean;
};
function judge(
  { said = STORY, language, kinds = [], seconds = 240, distress = false }: Change,
  wishes: Wish[] = [],
) {
  const { outcome, quality } = judgeTalk({
    talk: talkOf(said, language),
    findings: kinds.map(finding),
    seconds,
    distress,
    wishes,
  });
  return quality ?? outcome;
}

describe("how much was in a talk", () => {
  test.each<[string, Change, string]>([
    ["nothing found", {}, "quick"],
    ["only a summary", { kinds: ["summary"] }, "quick"],
    ["only practice", { kinds: ["practice", "person", "fact"] }, "quick"],
    ["a win", { kinds: ["win"] }, "standard"],
    ["stuck", { kinds: ["stuck"] }, "standard"],
    ["something learned", { kinds: ["learned"] }, "standard"],
    ["a promise", { kinds: ["commitment"] }, "standard"],
    ["a next step", { kinds: ["next_step"] }, "standard"],
    ["a win in 119 seconds", { kinds: ["win"], seconds: 119 }, "quick"],
    ["a win in two minutes", { kinds: ["win"], seconds: 120 }, "standard"],
    ["everything in 119 seconds", { kinds: ["learned", "next_step"], seconds: 119 }, "quick"],
    ["learned and a next step in 279 seconds", { kinds: ["learned", "next_step"], seconds: 279 }, "standard"],
    [
      "… until the goodbye of a call of five minutes",
      { kinds: ["learned", "next_step"], seconds: 280 },
      "deep",
    ],
    ["learned and a next step in five minutes", { kinds: ["learned", "next_step"], seconds: 300 }, "deep"],
    ["learned and promised in five minutes", { kinds: ["learned", "commitment"], seconds: 300 }, "deep"],
    ["learned and won in an hour", { kinds: ["learned", "win"], seconds: 3_600 }, "standard"],
    ["a next step in an hour", { kinds: ["next_step", "win"], seconds: 3_600 }, "standard"],
    ["an hour of nothing", { seconds: 3_600 }, "quick"],
  ])("%s", (_, change, quality) => expect(judge(change)).toBe(quality));
});

describe("no game", () => {
  const all: Change = { kinds: ["learned", "next_step"], seconds: 600 };
  const skip: Wish = { kind: "skip_today" };
  test.each<[string, Change, Wish[], string]>([
    ["distress", { ...all, distress: true }, [], "crisis"],
    ["distress in three words", { said: ["I want to die"], distress: true }, [], "crisis"],
    ["a wrong number", all, [{ kind: "wrong_number" }], "wrong_number"],
    [
      "a wrong number in three words",
      { said: ["Wrong number, sorry."] },
      [{ kind: "wrong_number" }],
      "wrong_number",
    ],
    ["calls stopped", { said: ["Please never call me again."] }, [{ kind: "stop_calls" }], "only_plans"],
    ["a call moved, at length", {}, [skip], "only_plans"],
    ["a call moved, and somebody named", { kinds: ["summary", "person", "fact"] }, [skip], "only_plans"],
    ["a call moved after something was learned", all, [skip], "deep"],
    ["a call moved after practice", { kinds: ["practice"] }, [skip], "quick"],
    ["a call moved after a pattern was named", { kinds: ["feeling"] }, [skip], "quick"],
    ["a call moved after a promise was kept", { kinds: ["kept"] }, [skip], "quick"],
    [
      "a call moved after practice in a few words",
      { said: ["Guitar, 45 minutes."], kinds: ["practice"] },
      [skip],
      "too_little",
    ],
  ])("%s", (_, change, wishes, outcome) => expect(judge(change, wishes)).toBe(outcome));
});

describe("too little was said", () => {
  const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(" ");
  test.each<[string, string[], Language]>([
    ["nobody spoke", [], "en"],
    ["nothing but silence", ["", " ", "…"], "en"],
    ["19 words", [words(19)], "en"],
    ["19 words over many turns", words(19).split(" "), "en"],
    ["19 words among fillers", [`um, ${words(19).replaceAll(" ", " uh, ")}, hmm, you know`], "en"],
    ["only fillers", ["um uh hmm ".repeat(20)], "en"],
    ["only fillers, in Spanish", ["eh, em, mmm. ".repeat(20)], "es"],
    ["the same sentence again and again", Array<string>(12).fill("I am going to the store."), "en"],
    ["the same without a full stop", ["I am going to the store ".repeat(12)], "en"],
    ["one word again and again", ["yes ".repeat(60)], "en"],
    [
      "a loop that begins after a few words",
      [`Well today was fine and ${"so I went home ".repeat(10)}`],
      "en",
    ],
    [
      "a loop that ends in a sentence",
      [...Array<string>(9).fill("It was good."), "I went home after that and slept."],
      "en",
    ],
    ["a loop in Spanish", Array<string>(9).fill("Estoy bien, gracias."), "es"],
    ["bare thanks, as an engine hears silence", Array<string>(30).fill("Thank you."), "en"],
    ["you, as an engine hears silence", Array<string>(40).fill("you"), "en"],
    [
      "cues in brackets",
      Array.from({ length: 15 }, (_, i) => `[music ${i} playing softly] (applause) ♪ la la ${i} ♪`),
      "en",
    ],
  ])("%s", (_, said, language) => expect(judge({ said, language, kinds: ["win"] })).toBe("too_little"));

  const STOCK: [string, string][] = [
    ["English", "Thank you for watching!"],
    ["English, politely", "Thank you so much for watching."],
    ["English, a channel", "Please like and subscribe! I'll see you in the next one."],
    ["English, subtitles", "Subtitles by the Amara.org community"],
    ["English, a transcript", "Transcribed by https://otter.ai"],
    ["English, a cue", "[BLANK_AUDIO]"],
    ["English, music", "♪ [Music] ♪"],
    ["Spanish", "¡Gracias por ver el video!"],
    ["Spanish, subtitles", "Subtítulos realizados por la comunidad de Amara.org"],
    ["Spanish, a channel", "¡Suscríbete al canal!"],
    ["Japanese", "ご視聴ありがとうございました。"],
    ["Japanese, longer", "最後までご視聴いただきありがとうございます。チャンネル登録お願いします。"],
    ["Turkish", "İzlediğiniz için teşekkürler."],
    ["Turkish, in capitals", "İZLEDİĞİNİZ İÇİN TEŞEKKÜRLER"],
    ["Turkish, subtitles", "Altyazı M.K."],
    ["German", "Vielen Dank fürs Zuschauen."],
    ["German, subtitles", "Untertitel im Auftrag des ZDF für funk, 2017"],
    ["French", "Merci d'avoir regardé cette vidéo !"],
    ["French, subtitles", "Sous-titres réalisés par la communauté d'Amara.org"],
    ["Portuguese", "Obrigado por assistir."],
    ["Italian", "Sottotitoli creati dalla comunità Amara.org"],
    ["Polish", "Dziękuję za oglądanie."],
    ["Russian", "Продолжение следует..."],
    ["Russian, subtitles", "Субтитры сделал DimaTorzok"],
    ["Korean", "시청해주셔서 감사합니다."],
    ["Chinese", "请不吝点赞 订阅 转发 打赏支持明镜与点点栏目"],
    ["Arabic", "اشتركوا في القناة"],
  ];
  test.each(STOCK)("what is heard in silence, no word of it counts: %s", (_, phrase) => {
    for (const language of ["en", "es"] as const) {
      expect(spokenWords(talkOf([phrase], language)).words).toBe(0);
      expect(judge({ said: Array<string>(25).fill(phrase), language, kinds: ["win"] })).toBe("too_little");
    }
  });
  test("all of that together", () =>
    expect(judge({ said: STOCK.map(([, phrase]) => phrase), kinds: ["win"] })).toBe("too_little"));
  test("without full stops", () =>
    expect(judge({ said: ["thank you for watching please subscribe thanks for watching ".repeat(4)] })).toBe(
      "too_little",
    ));
});

describe("enough was said", () => {
  const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(" ");
  test.each<[string, string[], Language]>([
    ["20 words", [words(20)], "en"],
    ["20 words, one a turn", words(20).split(" "), "en"],
    ["a story, and silence after it", [...STORY, "Thank you for watching!", "[music]"], "en"],
    [
      "a story with a yes now and then",
      ["Yes.", STORY[0] ?? "", "Yes.", STORY[1] ?? "", "Yes.", "Yes."],
      "en",
    ],
    ["a story with a stutter", [`I I I I ${STORY.join(" ")}`], "en"],
    ["a refrain that is less than half", [...STORY, ...Array<string>(4).fill("It was good.")], "en"],
    [
      "in Spanish, with accents",
      [
        "Hoy practiqué guitarra durante una hora y aprendí que despacio suena mejor, así que mañana sigo con el mismo ejercicio.",
      ],
      "es",
    ],
    ["subtitles in the middle of a sentence", [`${words(19)} and I read the subtitles by myself`], "en"],
  ])("%s", (_, said, language) => expect(judge({ said, language, kinds: ["win"] })).toBe("standard"));
});

test("what the companion said counts for nothing, nor does a turn that was left out", () => {
  const { turns, language } = talkOf([...STORY, ""]);
  expect(spokenWords({ turns: turns.filter(({ role }) => role === "companion"), language }).words).toBe(0);
  expect(spokenWords({ turns, language })).toEqual({ words: 29, repeated: 0 });
});

test("an hour of babble is read at once", () => {
  const babble = Array.from({ length: 12_000 }, (_, i) => `w${(i * i) % 97}`).join(" ");
  expect(judge({ said: [babble] })).toBe("quick");
});
