import { lines } from "~/domain/conversation/locales/es/lines";
import type { Lines } from "~/domain/conversation/locales/lines";

const NOTHING_RINGS = "En una prueba no suena nada. Con una cuenta, lo haría.";
const END_IT = "Desde una prueba no te llama nadie. ¿Lo dejamos aquí?";
const GOODBYE = "¡Adiós!";

/** What is said in other words to a visitor who tries a call: nobody is called, and nothing can be promised. */
export const trying: Lines = {
  ...lines,
  greeting: () =>
    "Hola, soy relevel.me, una IA. No se guarda nada, salvo que luego lo quieras guardar. Di «sin registro» cuando quieras.",
  introduction: () => "Soy relevel.me, una IA. Pulsaste Answer para probar una llamada, y no suena nada.",

  ask: { ...lines.ask, practised: "¿Qué has practicado hoy, y durante cuánto tiempo?" },
  keepsTranscript:
    "De una prueba no se guarda nada, salvo que te registres y quieras guardarla. Sin registro, ni siquiera entonces.",
  timeIsUp: () => `Hasta aquí nuestro minuto. Gracias por hablar conmigo. ${GOODBYE}`,

  stopQuestion: END_IT,
  stopQuestionOffRecord: END_IT,
  stopQuestionAgain: "Perdona, solo sí o no: ¿lo dejamos aquí?",
  stopPromise: `Lo dejamos aquí, y no te llama nadie. Te deseo lo mejor. ${GOODBYE}`,
  stopDeclined: "De acuerdo, seguimos.",
  stopUnsettled: "Entonces seguimos.",
  stopFirst: "Claro, justo después de esto. ¿Lo dejamos aquí, sí o no?",
  justToday: () => `De acuerdo, eso es todo por hoy. Cuídate. ${GOODBYE}`,
  wrongNumberPromise: `No pasa nada, no ha sonado ningún teléfono. Que tengas un buen día. ${GOODBYE}`,

  promiseCallIn: () => NOTHING_RINGS,
  promiseMove: () => NOTHING_RINGS,
  promiseSkipToday: NOTHING_RINGS,
  promisePause: NOTHING_RINGS,
  promiseDropWeekday: () => NOTHING_RINGS,
  notedOffRecord: "Y no se guarda nada de esto.",
  refuseMove: () => NOTHING_RINGS,
  askWhen: "En una prueba no suena nada. Con una cuenta eliges tú la hora. ¿Seguimos?",
  tookBack: "De acuerdo, como si nada.",
  crisisStopPromise: "Y desde aquí no te llama nadie.",
};
