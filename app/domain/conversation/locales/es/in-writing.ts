import { lines } from "~/domain/conversation/locales/es/lines";
import type { Lines } from "~/domain/conversation/locales/lines";

const named = (firstName: string) => (firstName === "" ? "" : `, ${firstName}`);

/** What is said in other words where nobody is on the phone. */
export const inWriting: Lines = {
  ...lines,
  greeting: ({ firstName }) =>
    `Hola${named(firstName)}, soy relevel.me, una IA, por escrito. Guardo lo que escribimos. Escribe «sin registro» cuando quieras.`,
  introduction: () =>
    "Soy relevel.me, una IA. Hablamos por escrito porque se abrió esta página, y no suena nada.",
  nothingPractised: "No pasa nada. Hay días para otras cosas, y me alegra que hayas escrito.",
  afterRecall: "Gracias por recordarlo.",
  shortFarewell: (firstName, step, when) =>
    step ? lines.shortFarewell(firstName, step, when) : `Claro. Cuídate${named(firstName)}. ¡Adiós!`,
  offRecord:
    "Claro. Ahora estamos sin registro, y no guardo nada de esto. Escribe «con registro» cuando quieras seguir. Te escucho.",
  keepsTranscript: "Guardo lo que escribimos. Escribe «sin registro», y desde ahí no guardo nada.",
  listening: [
    "Te escucho.",
    "Gracias por contármelo.",
    "Tómate todo el tiempo que necesites. Escribe «con registro» cuando quieras.",
  ],
  promiseCallIn: (minutes) => lines.promiseCallIn(minutes).replace("te llamo otra vez", "te llamo"),
  refuseMove: (refusal) =>
    refusal.reason === "in_settings"
      ? "Eso no lo puedo cambiar aquí, pero tú sí, en Settings. Dejo tus llamadas como están."
      : lines.refuseMove(refusal),
};
