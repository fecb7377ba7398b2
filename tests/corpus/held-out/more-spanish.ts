import { type CorpusTalk, hola, turnsOf } from "../corpus";

/** More Spanish talks, from Spain and Latin America. */
export const moreSpanish: CorpusTalk[] = [
  {
    name: "jarana en el patio",
    language: "es",
    localDay: "2027-04-22",
    seconds: 190,
    turns: turnsOf(`
      C: ${hola("Xóchitl", "19:00")} ¿Qué has practicado hoy?
      U: Le di a la jarana como una hora con quince, en el patio, con mi compadre Toño.
      C: Gracias por contármelo. ¿Qué aprendiste por el camino?
      U: Que el rasgueo va con la muñeca floja, si aprieto me canso a los cinco minutos.
      C: Vale la pena recordarlo. ¿Y qué te pareció difícil?
      U: Cantar y tocar al mismo tiempo, me pierdo en el segundo verso.
      C: Suena complicado, y vale la pena seguir con ello. ¿Cuál es un pequeño siguiente paso?
      U: Aprenderme las coplas de La Bamba.
      C: Es un buen tamaño. ¿Para cuándo te gustaría hacerlo?
      U: De hoy en ocho, que hay fandango.
      C: Bien. Entonces tu siguiente paso es este: aprenderme las coplas de La Bamba, de hoy en ocho. Gracias por hablar conmigo, Xóchitl. Cuídate. ¡Adiós!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["jarana"], minutes: 75 }],
      commitments: [{ turn: [8, 10], title: ["coplas"], dueDay: "2027-04-29" }],
      learned: [4],
      stuck: [6],
      people: ["Toño"],
    },
  },
  {
    name: "el tema doce y los plazos",
    language: "es",
    localDay: "2027-04-26",
    seconds: 230,
    promises: [
      { questId: "q-tema", title: "Terminar el tema doce" },
      { questId: "q-gimnasio", title: "Apuntarme al gimnasio" },
    ],
    asked: {
      followUp: { key: "quest:q-tema", text: "terminar el tema doce", questId: "q-tema" },
      recalls: [],
    },
    turns: turnsOf(`
      C: ${hola("Marta", "22:00")} La última vez querías terminar el tema doce. ¿Cómo te fue?
      U: Terminado, anoche a la una, con los ojos como platos.
      C: Gracias por contármelo. ¿Qué has practicado hoy?
      U: Tres horas de derecho administrativo, bueno, quita el móvil y el café, pon dos horas.
      C: Derecho administrativo, dos horas. Qué bien. ¿Qué aprendiste por el camino?
      U: Que si lo explico en voz alta a la pared se me queda, y si solo subrayo, no.
      C: Vale la pena recordarlo. ¿Y qué te pareció difícil?
      U: Los plazos, los confundo todos. Y mi padre, que cada noche pregunta cuándo voy a trabajar, me saca de quicio.
      C: Suena complicado, y vale la pena seguir con ello. ¿Cuál es un pequeño siguiente paso?
      U: Hacer una tabla con los plazos.
      C: Es un buen tamaño. ¿Para cuándo te gustaría hacerlo?
      U: Mañana a primera hora.
      C: Bien. Entonces tu siguiente paso es este: hacer una tabla con los plazos, mañana a primera hora. Gracias por hablar conmigo, Marta. Cuídate. ¡Adiós!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 4, thing: ["derecho"], minutes: 120 }],
      commitments: [{ turn: [10, 12], title: ["tabla"], dueDay: "2027-04-27" }],
      learned: [6],
      stuck: [8],
      kept: ["q-tema"],
      either: { wins: [2], feelings: [8] },
    },
  },
  {
    name: "voy conduciendo",
    language: "es",
    localDay: "2027-04-27",
    seconds: 30,
    turns: turnsOf(`
      C: ${hola("Nacho")} ¿Qué has practicado hoy?
      U: Perdona, es que voy conduciendo y hay un atasco de narices. Llámame dentro de una hora, por favor.
      C: De acuerdo, te llamo otra vez en una hora.
      U: Venga, gracias, hasta luego.
    `),
    expected: { outcome: "only_plans" },
  },
  {
    name: "no se oye nada",
    language: "es",
    localDay: "2027-04-27",
    seconds: 45,
    turns: turnsOf(`
      C: ${hola("Paco")} ¿Qué has practicado hoy?
      U: ¿Sí? ¿Diga?
      C: Sin prisa. ¿Has practicado algo hoy, aunque fueran unos minutos?
      U: Uy, no se oye nada.
      C: Aquí sigo. Tómate tu tiempo.
      U: Nada, que no.
      C: No te oigo, así que te dejo, Paco. Cuídate. ¡Adiós!
    `),
    expected: { outcome: "too_little" },
  },
  {
    name: "el fuelle y el cumple de la vieja",
    language: "es",
    localDay: "2027-05-04",
    seconds: 250,
    turns: turnsOf(`
      C: ¡Hola, Nahuel! ¿Cómo venís?
      U: Che, bien, medio fundido. Laburé todo el día, pero a la nochecita agarré el bandoneón y toqué de ocho a nueve menos diez.
      C: ¡Grande! ¿Qué sacaste de ahí?
      U: Me avivé de que cierro el fuelle antes de terminar la frase, por eso me quedaba sin aire.
      C: ¡Mirá vos! ¿Y qué se te resiste?
      U: La variación del final de La Cumparsita, me trabo siempre en el mismo compás.
      C: ¿Qué vas a hacer con eso?
      U: Mañana la toco lenta con el metrónomo. Ah, no, mañana no, que es el cumple de mi vieja. El jueves.
      C: El jueves, entonces. ¿Y la milonga del sábado?
      U: Le había dicho a Rulo que iba a tocar, pero ya le avisé que no, no llego.
      C: Está bien, habrá otras.
      U: Dale, un abrazo.
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["bandoneón"], minutes: 50 }],
      commitments: [{ turn: 8, title: ["lenta"], dueDay: "2027-05-06" }],
      learned: [4],
      stuck: [6],
      people: ["Rulo"],
      either: { feelings: [6], stuck: [10] },
    },
  },
  {
    name: "inglés mientras la señora duerme",
    language: "es",
    localDay: "2027-05-07",
    seconds: 320,
    turns: turnsOf(`
      C: Hola, Yurani, ¿cómo te fue hoy con el inglés?
      U: Ay, muy bien, fíjese que la señora se durmió tempranito y alcancé a estudiar inglés media hora. Mi hija Salomé también estudió, ella sí dos horas completas, es muy juiciosa.
      C: ¡Qué familia! ¿Qué aprendiste?
      U: Que "actually" no es actualmente, es "en realidad". Llevo años diciéndolo mal.
      C: ¡Le pasa a todo el mundo! ¿Y qué te sigue costando?
      U: Entender cuando hablan rápido. Pongo una serie y no cojo ni una.
      C: ¿Para qué quieres el inglés?
      U: Quiero trabajar en un hospital en Canadá, esa es mi meta. Por ahora soy cuidadora y vivo en Medellín.
      C: ¡Qué bonito! ¿Y mañana, otra lección?
      U: Mañana no, que es la primera comunión de mi sobrino. El domingo hago la lección nueve, se lo prometo.
      C: ¡Te tomo la palabra!
      U: Que Dios la bendiga.
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["inglés"], minutes: 30 }],
      commitments: [{ turn: 10, title: ["lección"], dueDay: "2027-05-09" }],
      learned: [4],
      stuck: [6],
      people: ["Salomé"],
      facts: [
        { about: "goal", subject: "canadá" },
        { about: "life", subject: "cuidadora" },
        { about: "life", subject: "medellín" },
      ],
    },
  },
  {
    name: "el cerro entero",
    language: "es",
    localDay: "2027-05-10",
    seconds: 200,
    turns: turnsOf(`
      C: Hola, Cata, ¿saliste a trotar?
      U: sí po salí altiro después de la pega y troté como cuarenta no miento treinta y cinco minutos por el cerro
      C: ¡Buena! ¿Y cómo estuvo?
      U: la raja la verdad subí el cerro entero sin parar primera vez en mi vida
      C: ¡Felicitaciones! ¿Qué hiciste distinto?
      U: es que caché que si respiro por la nariz al principio no me da la puntada
      C: Buen dato. ¿Algo que te costara?
      U: la bajada me da susto voy toda tiesa
      C: ¿Y ahora qué viene?
      U: quizás me inscriba en los diez k no sé po están caros pero el miércoles troto de nuevo con la Fran eso seguro
      C: ¡Que la disfrutes!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: 2, thing: ["trot", "cerro"], minutes: 35 }],
      commitments: [{ turn: 10, title: ["trot"], dueDay: "2027-05-12" }],
      learned: [6],
      wins: [4],
      stuck: [8],
      people: ["Fran"],
      either: { feelings: [8] },
    },
  },
  {
    name: "dos maneras de decir nosotros",
    language: "es",
    localDay: "2027-05-12",
    seconds: 220,
    turns: turnsOf(`
      C: Hola, Wilmer, ¿pudiste con el quechua?
      U: Sí, estuve practicando quechua con mi mamá por teléfono, sesenta minutos más o menos.
      C: ¡Setenta minutos, qué maravilla! ¿Qué fue lo más lindo?
      U: Sesenta, sesenta, no me regale. Lo más lindo fue que hice un chiste y se rió.
      C: ¡Eso es dominar un idioma! ¿Qué aprendiste?
      U: Que hay dos nosotros, uno que te incluye y otro que no. En castellano eso no existe.
      C: ¡Fascinante! ¿Qué te parece si mañana escribes cinco frases con cada uno?
      U: Ya pues, me animo.
      C: ¡Perfecto! ¿Y el taller de los sábados?
      U: Ahí no sé, mi jefe Américo todavía no me confirma los turnos.
      C: Ya se verá. ¡Buenas noches!
    `),
    expected: {
      outcome: "reflected",
      practice: [{ turns: [2, 4], thing: ["quechua"], minutes: 60 }],
      commitments: [{ turn: 8, title: ["frases"], dueDay: "2027-05-13" }],
      learned: [6],
      people: ["Américo"],
      either: { wins: [4], stuck: [10] },
    },
  },
  {
    name: "un cumpleaños sin ella",
    language: "es",
    localDay: "2027-05-14",
    seconds: 270,
    turns: turnsOf(`
      C: Buenas tardes, Eusebio. ¿Qué tal el día?
      U: Vacío, hija. Hoy habría cumplido ochenta mi mujer, mi Pilar, y no he tocado ni el ajedrez.
      C: Lo siento mucho, Eusebio. ¿Ha estado alguien con usted?
      U: El nieto, ese se tiró dos horas con la consola a mi lado, sin decir ni mu, pero ahí estaba.
      C: A veces estar basta.
      U: Cuando me pongo triste me encierro y no le cojo el teléfono a nadie. Siempre igual, desde joven.
      C: Y hoy sí que lo ha cogido.
      U: Pues sí, mira, hoy sí.
      C: ¿Le apetece hacer algo estos días?
      U: Debería ir al hogar del jubilado, que me lo dice todo el mundo. Ya veremos. Lo que sí, el domingo le llevo flores.
      C: Qué bonito. Un abrazo, Eusebio.
      U: Gracias, maja.
    `),
    expected: {
      outcome: "reflected",
      commitments: [{ turn: 10, title: ["flores"], dueDay: "2027-05-16" }],
      people: ["Pilar"],
      feelings: [6],
      either: { wins: [8], stuck: [2, 6] },
    },
  },
];
