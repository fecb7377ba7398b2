import { expect, it } from "vitest";
import { readKept } from "~/domain/progress/reading/kept";
import { talkOf } from "~/domain/progress/reading/own.fixture";
import { sentencesOf } from "~/domain/progress/reading/sentences";
import type { Language } from "~/providers/telephony/provider";

const DRAFT = "Send the draft to Bea";
const SONG = "Play the whole song once";

/** Ids of promises that were said to be done; the id is the title. */
const kept = (language: Language, titles: readonly string[], lines: readonly string[], followUp?: string) => {
  const talk = talkOf(language, lines, {
    promises: titles.map((title) => ({ questId: title, title })),
    asked: followUp
      ? {
          followUp: {
            key: `quest:${followUp}`,
            text: `${followUp[0]?.toLowerCase()}${followUp.slice(1)}`,
            questId: followUp,
          },
          recalls: [],
        }
      : null,
  });
  return readKept(talk, sentencesOf(talk)).map((finding) => finding.kind === "kept" && finding.questId);
};

it.each<[said: string, title: string, isKept: boolean]>([
  ["I sent the draft.", DRAFT, true],
  ["i finally sent bea the draft this morning", DRAFT, true],
  ["The draft to Bea is out.", DRAFT, true],
  ["I've emailed the draft to Bea.", DRAFT, true],
  ["I called mum about Christmas like I said I would", "Call mum about Christmas", true],
  ["So I rang the dentist", "Call the dentist", true],
  ["I bought the strings yesterday.", "Buy new strings", true],
  ["Wrote the first page, by the way.", "Write the first page", true],
  ["I tidied the garage with my brother.", "Clean the garage", true],
  ["i did my ten pages and i finished chapter two", "Finish chapter two", true],
  ["The report is finished.", "Finish the report", true],
  ["I played the whole song.", SONG, true],
  // Not done.
  ["I'll send the draft.", DRAFT, false],
  ["I still have to send the draft.", DRAFT, false],
  ["I haven't sent the draft to Bea.", DRAFT, false],
  ["I almost sent the draft to Bea.", DRAFT, false],
  ["I wanted to send the draft.", DRAFT, false],
  ["Bea sent me her draft.", DRAFT, false],
  ["I wrote the draft for Bea.", DRAFT, false],
  ["I sent the invoice.", DRAFT, false],
  ["Did I send the draft to Bea?", DRAFT, false],
  ["I played the first verse.", SONG, false],
  ["I started the draft.", DRAFT, false],
  ["I opened the draft and closed it again.", DRAFT, false],
  ["I forgot to call the dentist.", "Call the dentist", false],
  ["I was going to call the dentist.", "Call the dentist", false],
  ["I should have called the dentist", "Call the dentist", false],
  ["I called the plumber.", "Call the dentist", false],
])("%j keeps %j: %s", (said, title, isKept) =>
  expect(kept("en", [title], ["[What did you practise today?]", said])).toEqual(isKept ? [title] : []),
);

it.each<[said: string, title: string, isKept: boolean]>([
  ["Ya mandé el borrador.", "Mandar el borrador", true],
  ["ayer llamé al dentista", "Llamar al dentista", true],
  ["He escrito la carta a la abuela.", "Escribir la carta a la abuela", true],
  ["El borrador ya está enviado.", "Mandar el borrador", true],
  ["Por fin terminé el capítulo.", "Terminar el capítulo", true],
  ["Compré las cuerdas nuevas.", "Comprar cuerdas nuevas", true],
  ["Mañana mando el borrador.", "Mandar el borrador", false],
  ["Todavía tengo que mandar el borrador.", "Mandar el borrador", false],
  ["No he mandado el borrador.", "Mandar el borrador", false],
  ["Casi termino el capítulo.", "Terminar el capítulo", false],
  ["Llamé al fontanero.", "Llamar al dentista", false],
  ["Quería llamar al dentista.", "Llamar al dentista", false],
  ["Mi hermana llamó al dentista.", "Llamar al dentista", false],
])("%j keeps %j: %s", (said, title, isKept) =>
  expect(kept("es", [title], ["[¿Qué has practicado hoy?]", said])).toEqual(isKept ? [title] : []),
);

it.each<[answer: string, isKept: boolean]>([
  ["I did it twice, and it was easier than I thought.", true],
  ["did it twice it was easier", true],
  ["Yes.", true],
  ["Yes, finally.", true],
  ["Done!", true],
  ["It went really well.", true],
  ["Really well, thanks.", true],
  ["No.", false],
  ["Not yet.", false],
  ["I didn't.", false],
  ["No, I didn't get round to it.", false],
  ["Yes, I tried, but I stopped half way.", false],
  ["Almost.", false],
  ["I'll do it tomorrow.", false],
  ["Hm.", false],
])("the answer %j to the follow-up keeps the promise: %s", (answer, isKept) => {
  const asked = "[Hi Mara. Last time you wanted to play the whole song once. How did it go?]";
  expect(kept("en", [SONG, DRAFT], [asked, answer, "[What did you practise today?]"], SONG)).toEqual(
    isKept ? [SONG] : [],
  );
});

it.each<[answer: string, isKept: boolean]>([
  ["Sí, ya lo hice.", true],
  ["Muy bien.", true],
  ["Todavía no.", false],
  ["No, no pude.", false],
])("la respuesta %j cumple la promesa: %s", (answer, isKept) => {
  const asked = "[Hola. La última vez querías tocar la canción. ¿Cómo te fue?]";
  expect(kept("es", ["Tocar la canción"], [asked, answer], "Tocar la canción")).toEqual(
    isKept ? ["Tocar la canción"] : [],
  );
});

it("says it to the person and cites them", () => {
  const talk = talkOf("en", ["[Hi!]", "Good. I sent the draft to Bea."], {
    promises: [{ questId: "q-1", title: DRAFT }],
  });
  expect(readKept(talk, sentencesOf(talk))).toEqual([
    {
      kind: "kept",
      key: "kept:2:1",
      turns: [2],
      quote: "I sent the draft to Bea.",
      text: "You did what you'd planned: send the draft to Bea.",
      questId: "q-1",
    },
  ]);
});
