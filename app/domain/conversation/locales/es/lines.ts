import { capital } from "~/domain/conversation/listen";
import type { Caller, Lines, MoveDay } from "~/domain/conversation/locales/lines";

const WEEKDAYS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"] as const;
const weekday = (day: number) => WEEKDAYS[day - 1] ?? "";
const weekdays = (day: number) => weekday(day).replace(/o$/, "os");
const dayName = (day: MoveDay) =>
  typeof day === "number" ? `el ${weekday(day)}` : { today: "hoy", tomorrow: "mañana" }[day];

/** "19:30" as it is said aloud: "las 7:30 de la tarde". */
function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  if (hour % 24 === 0) return `las 12${minutes} de la noche`;
  if (hour === 12) return `las 12${minutes} del mediodía`;
  const part = hour < 12 ? "mañana" : hour < 20 ? "tarde" : "noche";
  return `${hour % 12 === 1 ? "la" : "las"} ${hour % 12}${minutes} de la ${part}`;
}
const at = (time: string) => `a ${clock(time)}`;

function wait(minutes: number): string {
  const named: Readonly<Record<number, string>> = {
    1: "un minuto",
    30: "media hora",
    60: "una hora",
    90: "una hora y media",
    120: "dos horas",
  };
  return named[minutes] ?? `${minutes} minutos`;
}

/** A name set off by commas where there is one: "Cuídate, Mara." */
const named = (firstName: string) => (firstName === "" ? "" : `, ${firstName}`);
const dailyCall = ({ callTime }: Caller) =>
  callTime === ""
    ? "llamada diaria"
    : `llamada diaria de ${/^0?1:/.test(callTime) ? "la" : "las"} ${callTime}`;
const digits = (code: string) => [...code.replace(/\D/g, "")].join(", ");
const stepAndDay = (step: string, when: string | null) => (when === null ? step : `${step}, ${when}`);

const HELP_ANYWHERE =
  "al número de emergencias de tu país, que en muchos países es el 112, o busca en findahelpline.com a alguien con quien hablar";
const help = (line: string | null) =>
  line === null ? HELP_ANYWHERE : `al ${line}, a cualquier hora, o a emergencias si estás en peligro ahora`;

const STOP_QUESTION = "Solo para estar seguros: ¿no quieres ninguna llamada más?";
const NOT_YOU = "Si no has sido tú, di número equivocado y no volveremos a llamar.";
const GOODBYE = "¡Adiós!";

export const lines: Lines = {
  greeting: (caller) => {
    const why =
      caller.purpose === "daily" ? `, con tu ${dailyCall(caller)}.` : ". Me pediste que te llamara ahora.";
    return `Hola${named(caller.firstName)}, soy relevel.me, una IA${why} Guardo una transcripción. Di «sin registro» cuando quieras.`;
  },
  introduction: (caller) => {
    const whom = caller.firstName === "" ? "" : ` a ${caller.firstName}`;
    const why =
      caller.purpose === "daily" ? `para su ${dailyCall(caller)}` : "porque se pidió esta llamada ahora";
    return `Soy relevel.me, una IA. Llamo${whom} ${why}.`;
  },

  ask: {
    practised: "¿Qué has practicado hoy?",
    minutes: "¿Cuánto tiempo le dedicaste, más o menos?",
    part: "¿A qué le dedicaste más tiempo?",
    learned: "¿Qué aprendiste por el camino?",
    hard: "¿Y qué te pareció difícil?",
    next: "¿Cuál es un pequeño siguiente paso?",
    when: "¿Para cuándo te gustaría hacerlo?",
  },
  askAgain: {
    follow_up: "Sin prisa. ¿Llegaste a hacerlo, aunque fuera un poco?",
    practised: "Sin prisa. ¿Has practicado algo hoy, aunque fueran unos minutos?",
    minutes: "Vale con una idea aproximada. ¿Cuántos minutos dirías?",
    part: "Sin prisa. ¿Qué parte se te quedó?",
    learned: "Tómate tu tiempo. ¿Notaste algo, por pequeño que fuera?",
    hard: "Sin prisa. ¿Hubo algún momento en el que te atascaste?",
    next: "Una cosa pequeña basta. ¿Qué te gustaría hacer después?",
    when: "Con un día basta. ¿Qué día te viene bien?",
  },
  askLearnedAfterNothing: "¿Hubo algo hoy que te enseñara alguna cosa, grande o pequeña?",
  askGently: "¿Quieres contarme más, o lo dejamos aquí por hoy?",
  askFollowUp: (step) => `La última vez querías ${step}. ¿Cómo te fue?`,
  askRecall: (question, place) =>
    place === 1 ? `Aquí va algo para recordar. ${question}` : `Y una más para recordar. ${question}`,

  afterFollowUp: "Gracias por contármelo.",
  sorry: "Lo siento mucho. Gracias por contármelo.",
  followUpNotDone: "No pasa nada, puede esperar.",
  practised: (thing, duration) => {
    if (thing && duration) return `${capital(thing)}, ${duration}. Qué bien.`;
    if (thing) return `${capital(thing)}, qué bien.`;
    return duration ? `${capital(duration)}, bien aprovechado.` : "Gracias por contármelo.";
  },
  afterMinutes: (duration) => (duration ? `${capital(duration)}. Eso cuenta.` : "Gracias."),
  afterPart: (echo) => (echo ? `${echo}. Me gusta.` : "Suena a tiempo bien aprovechado."),
  afterLearned: (echo) => (echo ? `${echo}. Vale la pena recordarlo.` : "Vale la pena recordarlo."),
  afterHard: "Suena complicado, y vale la pena seguir con ello.",
  afterRecall: "Gracias por decirlo en voz alta.",
  recallNotKnown: "No pasa nada, esa la dejamos para otro día.",
  afterNext: "Es un buen tamaño.",
  thanks: "Gracias.",
  moveOn: "Está bien, sigamos.",
  nothingPractised: "No pasa nada. Hay días para otras cosas, y me alegra que hayas contestado.",
  nothingLearned: "Está bien. No todos los días tienen que enseñar algo.",
  nothingHard: "Bien. Hay días en los que todo fluye.",
  nothingNext: "También está bien. No necesitas un plan.",
  noted: (step, when) => (step ? `Bien: ${stepAndDay(step, when)}.` : "Gracias."),

  farewell: (firstName, step, when) => {
    const thanks = `Gracias por hablar conmigo${named(firstName)}. Cuídate. ${GOODBYE}`;
    if (step) return `Bien. Entonces tu siguiente paso es este: ${stepAndDay(step, when)}. ${thanks}`;
    return when ? `Bien, entonces ${when}. ${thanks}` : thanks;
  },
  shortFarewell: (firstName, step, when) =>
    step
      ? `Claro. Tu siguiente paso: ${stepAndDay(step, when)}. Cuídate${named(firstName)}. ${GOODBYE}`
      : `Claro. Gracias por contestar${named(firstName)}. Cuídate. ${GOODBYE}`,
  oneMinuteFarewell: (firstName, thanks) =>
    `${thanks} Eso es todo por hoy. Cuídate${named(firstName)}. ${GOODBYE}`,
  silentFarewell: (firstName) => `No te oigo, así que te dejo${named(firstName)}. Cuídate. ${GOODBYE}`,
  timeIsUp: (firstName) =>
    `Se nos acabó el tiempo por hoy${named(firstName)}. Gracias por hablar conmigo. ${GOODBYE}`,
  plainFarewell: (firstName) => `Cuídate${named(firstName)}. ${GOODBYE}`,

  oneQuestion: "Claro. Entonces solo una pregunta.",
  nudge: "Aquí sigo. Tómate tu tiempo.",
  cantAnswer: "Con eso no puedo ayudarte aquí, solo hago unas preguntas y escucho.",
  notThere: `Gracias por decírmelo. No hay nada que hacer. ${GOODBYE}`,

  stopQuestion: STOP_QUESTION,
  stopQuestionOffRecord: `Esto tengo que anotarlo, incluso sin registro. ${STOP_QUESTION}`,
  stopQuestionAgain: "Perdona, solo sí o no: ¿dejo de llamarte por completo?",
  stopPromise: `No volveré a llamarte. Si algún día cambias de idea, puedes activar las llamadas otra vez en Settings. Te deseo lo mejor. ${GOODBYE}`,
  stopDeclined: "De acuerdo, las llamadas siguen. Puedes moverlas, pausarlas o quitarlas en Settings.",
  stopUnsettled: "Dejo las llamadas como están. Puedes quitarlas en Settings cuando quieras.",
  stopFirst: "Claro, justo después de esto. ¿Dejo de llamarte por completo, sí o no?",
  justToday: (firstName) =>
    `De acuerdo, eso es todo por hoy. Tus llamadas quedan como están; puedes moverlas o pausarlas en Settings. Cuídate${named(firstName)}. ${GOODBYE}`,
  wrongNumberPromise: `Siento mucho la molestia. No volveré a llamar a este número. Que tengas un buen día. ${GOODBYE}`,

  offRecord:
    "Claro. Ahora estamos sin registro, y no guardo nada de esto. Di «con registro» cuando quieras seguir. Te escucho.",
  stillOffRecord: "Seguimos sin registro. Te escucho.",
  onRecord: "Gracias. Volvemos a estar con registro.",
  alreadyOnRecord: "Sí, estamos con registro.",
  keepsTranscript:
    "Guardo una transcripción de lo que hablamos. Di «sin registro», y desde ahí no guardo nada.",
  listening: [
    "Te escucho.",
    "Gracias por contármelo.",
    "Tómate todo el tiempo que necesites. Di «con registro» cuando quieras.",
  ],

  promiseSkipToday: "De acuerdo, hoy no llamo más. Tus otras llamadas quedan como están.",
  promiseCallIn: (minutes) => `De acuerdo, te llamo otra vez en ${wait(minutes)}.`,
  promiseMove: (day, time) =>
    time === null
      ? `De acuerdo, te llamo ${dayName(day)} a tu hora de siempre.`
      : `De acuerdo, te llamo ${dayName(day)} ${at(time)}.`,
  promisePause: "De acuerdo, ninguna llamada hasta el lunes. Desde ese día siguen como siempre.",
  promiseDropWeekday: (day) => `De acuerdo, a partir de ahora no llamo los ${weekdays(day)}.`,
  notedOffRecord: "Eso sí tengo que anotarlo, incluso sin registro.",
  refuseMove: (refusal) => {
    switch (refusal.reason) {
      case "outside_hours":
        return `No puedo llamar ${at(refusal.time)}. Puedo llamar desde ${clock(refusal.opens)} hasta justo antes de ${clock(refusal.closes)}, así que dime otra hora si quieres.`;
      case "time_passed":
        return `Hoy ya han pasado ${clock(refusal.time)}. Dime otra hora si quieres.`;
      case "wait_too_short":
        return "Puedo volver a llamar como pronto en cinco minutos, y como tarde en dos horas.";
      case "wait_too_long":
        return "Puedo volver a llamar dentro de dos horas como mucho, o en otro día, a la hora que me digas.";
      case "in_settings":
        return "Eso no lo puedo cambiar por teléfono, pero tú sí, en Settings. Dejo tus llamadas como están.";
    }
  },
  askWhen: "Claro. ¿Cuándo te llamo? Di, por ejemplo, en treinta minutos, o mañana a las ocho.",
  tookBack: "De acuerdo, lo retiro. Tus llamadas quedan como estaban.",

  crisis: (line) =>
    `Me alegra que me lo digas. Soy una IA, y no soy la ayuda adecuada para esto, pero hay personas que sí. Por favor, llama ${help(line)}.`,
  crisisStay: "Sigo aquí.",
  crisisGoodbye: "Cuídate mucho, por favor. Adiós.",
  crisisListening: [
    "Te escucho. Estoy aquí.",
    "Gracias por contármelo. No tienes que cargar con esto a solas.",
    "Te escucho. Las personas que te nombré pueden ayudarte mejor que yo.",
  ],
  crisisNudge: "Sigo aquí. No tienes que decir nada.",
  crisisFarewell: (line) => `Cuídate mucho, por favor. Puedes llamar ${help(line)}. Adiós.`,
  crisisStopPromise: "Y no volveré a llamarte.",

  verification: (code) =>
    `Soy relevel.me, con una llamada automática de IA. Alguien escribió este número para recibir llamadas. El código es: ${digits(code)}. Otra vez: ${digits(code)}. ${NOT_YOU}`,
  verificationAgain: (code) => `El código es: ${digits(code)}. ${NOT_YOU}`,
  notYou: NOT_YOU,
  verificationIntroduction:
    "Soy relevel.me, con una llamada automática de IA, porque alguien escribió este número para recibir llamadas.",
  verificationFarewell: `Eso es todo. Gracias. ${GOODBYE}`,

  voicemail: "Hola, soy relevel.me, una IA, con la llamada que se pidió. No hay nada que hacer. Adiós.",
};
