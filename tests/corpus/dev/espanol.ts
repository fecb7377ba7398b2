import { type CorpusTalk, hola, turnsOf } from "../corpus";

/** Talks in Spanish, with our companion and with a vendor's agent. */
export const espanol: CorpusTalk[] = [
  {
    name: "respuestas muy cortas",
    language: "es",
    localDay: "2026-11-26",
    seconds: 80,
    turns: turnsOf(`
      C: ${hola("Iker")} ¿Qué has practicado hoy?
      U: Ajedrez.
      C: Ajedrez, qué bien. ¿Cuánto tiempo le dedicaste, más o menos?
      U: Unos veinte minutos.
      C: Unos veinte minutos. Eso cuenta. ¿Qué aprendiste por el camino?
      U: Que no hay que mover dos veces la misma pieza en la apertura.
      C: Vale la pena recordarlo. ¿Y qué te pareció difícil?
      U: Nada.
      C: Bien. Hay días en los que todo fluye. ¿Cuál es un pequeño siguiente paso?
      U: Jugar una partida lenta.
      C: Es un buen tamaño. ¿Para cuándo te gustaría hacerlo?
      U: El domingo.
      C: Bien. Entonces tu siguiente paso es este: jugar una partida lenta, el domingo. Gracias por hablar conmigo, Iker. Cuídate. ¡Adiós!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: [2, 4], thing: ["ajedrez"], minutes: 20 }],
      commitments: [{ turn: [10, 12], title: ["partida"], dueDay: "2026-11-29" }],
      learned: [6],
    },
  },
  {
    name: "hoy no hice nada",
    language: "es",
    localDay: "2026-11-27",
    seconds: 70,
    turns: turnsOf(`
      C: ${hola("Paco")} ¿Qué has practicado hoy?
      U: Nada, hoy no he hecho nada, estuve todo el día en el hospital con mi padre.
      C: No pasa nada. Hay días para otras cosas, y me alegra que hayas contestado. ¿Hubo algo hoy que te enseñara alguna cosa, grande o pequeña?
      U: No, la verdad es que no.
      C: Está bien. No todos los días tienen que enseñar algo. ¿Cuál es un pequeño siguiente paso?
      U: No lo sé, dormir.
      C: También está bien. Gracias por hablar conmigo, Paco. Cuídate. ¡Adiós!
    `),
    expected: { outcome: "reflected", either: { commitments: [6] } },
  },
  {
    name: "sin comas ni puntos",
    language: "es",
    localDay: "2026-12-01",
    seconds: 190,
    turns: turnsOf(`
      C: Hola, ¿cómo fue la práctica de hoy?
      U: pues a ver eh hoy toqué el piano como una hora y media más o menos o sea una hora y cuarto
      C: Una hora y cuarto, muy bien. ¿Qué tocaste?
      U: eh la sonata esa de mozart y bueno aprendí que si cuento en voz alta no me pierdo
      C: ¡Qué bien! ¿Algo difícil?
      U: la mano izquierda no me sale me sigo equivocando en el compás doce
      C: ¿Y mañana?
      U: mañana voy a tocar solo la mano izquierda diez minutos
      C: Perfecto, hasta mañana.
      U: venga hasta luego
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["piano"], minutes: 75 }],
      commitments: [{ turn: 8, title: ["mano izquierda"], dueDay: "2026-12-02" }],
      learned: [4],
      stuck: [6],
    },
  },
  {
    name: "muy contenta",
    language: "es",
    localDay: "2026-12-03",
    seconds: 210,
    turns: turnsOf(`
      C: ¡Hola, Marisol! ¿Qué tal?
      U: ¡Buenísimo! ¡Hoy por fin me salió el pino sin apoyarme en la pared!
      C: ¡Enhorabuena! ¿Cuánto entrenaste?
      U: Estuve entrenando gimnasia una hora, de seis a siete.
      C: ¿Cuál fue el secreto?
      U: Descubrí que tengo que empujar el suelo con los hombros y mirar entre las manos.
      C: ¡Qué buen hallazgo! ¿Y ahora qué?
      U: Pasado mañana lo grabo y se lo enseño a mi entrenador Raúl.
      C: ¡Le va a encantar!
      U: ¡Sí! ¡Chao!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: [2, 4], thing: ["gimnasia", "pino"], minutes: 60 }],
      commitments: [{ turn: 8, title: ["grab"], dueDay: "2026-12-05" }],
      learned: [6],
      wins: [2],
      people: ["Raúl"],
    },
  },
  {
    name: "una promesa cumplida y otra que se retira",
    language: "es",
    localDay: "2026-12-04",
    seconds: 180,
    promises: [
      { questId: "q-carta", title: "Escribir la carta a la abuela" },
      { questId: "q-dentista", title: "Llamar al dentista" },
    ],
    asked: {
      followUp: { key: "quest:q-carta", text: "escribir la carta a la abuela", questId: "q-carta" },
      recalls: [],
    },
    turns: turnsOf(`
      C: ${hola("Nuria", "21:00")} La última vez querías escribir la carta a la abuela. ¿Cómo te fue?
      U: Sí, ya la escribí anoche, y la eché al buzón.
      C: Gracias por contármelo. ¿Qué has practicado hoy?
      U: Hoy caligrafía, media hora larga.
      C: Caligrafía, media hora. Qué bien. ¿Qué aprendiste por el camino?
      U: Me he dado cuenta de que aprieto demasiado la pluma.
      C: Vale la pena recordarlo. ¿Y qué te pareció difícil?
      U: Las mayúsculas, me quedan torcidas.
      C: Suena complicado, y vale la pena seguir con ello. ¿Cuál es un pequeño siguiente paso?
      U: Comprar papel bueno el martes... no, mejor no, no voy a gastar más dinero este mes.
      C: También está bien. No necesitas un plan. Gracias por hablar conmigo, Nuria. Cuídate. ¡Adiós!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 4, thing: ["caligrafía"], minutes: 30 }],
      learned: [6],
      stuck: [8],
      kept: ["q-carta"],
      either: { wins: [2] },
    },
  },
  {
    name: "habla de los demás",
    language: "es",
    localDay: "2026-12-06",
    seconds: 160,
    turns: turnsOf(`
      C: Hola, Teresa. ¿Qué practicaste hoy?
      U: Yo nada, pero mi hijo tocó la batería dos horas y me va a estallar la cabeza.
      C: ¡Vaya! ¿Y tu marido?
      U: Mi marido salió a correr cuarenta minutos con su amigo Andrés. Yo antes bailaba tres horas por semana, pero hace años de eso.
      C: ¿Te gustaría volver?
      U: Me gustaría, sí, algún día. Mi vecina dice que va a apuntarse en enero.
      C: Ya me contarás.
      U: Adiós, adiós.
    `),
    expected: {
      outcome: "reflected",
      people: ["Andrés"],
    },
  },
  {
    name: "triste pero con un paso",
    language: "es",
    localDay: "2026-12-08",
    seconds: 230,
    turns: turnsOf(`
      C: Hola, Julián, ¿cómo estás?
      U: Regular. Ayer me despidieron, después de once años, y todavía no se lo he dicho a nadie.
      C: Lo siento mucho, Julián. Gracias por contármelo.
      U: Siempre me callo cuando algo me duele, es que no sé pedir ayuda.
      C: Darse cuenta de eso ya es mucho. ¿Hay alguien en quien confíes?
      U: Mi hermana Pilar. La voy a llamar el jueves, cuando vuelva de viaje.
      C: Me parece muy buena idea.
      U: Lo que sí hice fue caminar, una hora por el río, para despejarme.
      C: Bien hecho. Cuídate mucho.
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 8, thing: ["camin"], minutes: 60 }],
      commitments: [{ turn: 6, title: ["pilar"], dueDay: "2026-12-10" }],
      people: ["Pilar"],
      feelings: [4],
      either: { stuck: [2, 4], learned: [4] },
    },
  },
  {
    name: "medio inglés, medio español",
    language: "es",
    localDay: "2026-12-10",
    seconds: 200,
    turns: turnsOf(`
      C: ¡Hola, Xime! ¿Qué tal el día?
      U: Super busy, pero bueno, hice mi workout, cuarenta minutos de yoga en la sala, you know.
      C: ¡Qué bien! ¿Qué te llevas de hoy?
      U: Aprendí que si respiro por la nariz aguanto mucho más, like for real.
      C: ¿Y algo que te costara?
      U: El balance, me caigo siempre del lado izquierdo, so annoying.
      C: ¿Cuál es el plan?
      U: Mañana voy a hacer el video de principiantes otra vez, first thing.
      C: ¡Me encanta!
      U: Okay bye, cuídate.
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["yoga", "workout"], minutes: 40 }],
      commitments: [{ turn: 8, title: ["video"], dueDay: "2026-12-11" }],
      learned: [4],
      stuck: [6],
    },
  },
  {
    name: "la semana que viene, el 20 y el fin de semana",
    language: "es",
    localDay: "2026-12-14",
    seconds: 250,
    turns: turnsOf(`
      C: Hola, Bruno. Cuéntame, ¿qué has hecho?
      U: Estuve dos horas con la tesis, escribiendo la introducción, y me quedó bastante bien.
      C: ¡Genial! ¿Qué falta?
      U: El día 20 le entrego el capítulo a la directora, eso es seguro.
      C: ¿Y los gráficos?
      U: Los gráficos los termino antes del viernes.
      C: ¿Y el descanso?
      U: Algún día, ja, ja. Me encanta el senderismo, pero ahora no hay tiempo.
      C: Seguro que pronto. ¡Ánimo!
      U: Gracias, hablamos.
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["tesis", "escrib"], minutes: 120 }],
      commitments: [
        { turn: 4, title: ["capítulo"], dueDay: "2026-12-20" },
        { turn: 6, title: ["gráficos"], dueDay: "2026-12-18" },
      ],
      facts: [{ about: "preference", subject: "senderismo" }],
      either: { wins: [2] },
    },
  },
];
