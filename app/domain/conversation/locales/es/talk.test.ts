import { describe, expect, it } from "vitest";
import { type Understood, understand } from "~/domain/conversation/understand";

const PHRASES: Partial<Record<Understood, readonly string[]>> = {
  who_is_calling: [
    "¿Quién es?",
    "quién habla",
    "con quién hablo",
    "¿eres un robot?",
    "de parte de quién",
    "para qué llamas",
    "¿por qué me llamas?",
    "cómo te llamas",
    "Por favor, diga su nombre y el motivo de su llamada.",
    "Pulse 1 para aceptar la llamada",
    "¿me puede decir quién llama?",
  ],
  repeat: [
    "¿me lo repites?",
    "repite por favor",
    "puedes repetir la pregunta",
    "dímelo otra vez",
    "cómo",
    "¿qué?",
    "mande",
    "no te entendí",
    "no te oigo bien",
    "perdón, ¿cómo dices?",
    "una vez más",
  ],
  on_record: [
    "con registro",
    "ya, con registro",
    "podemos volver al registro",
    "sigue anotando",
    "vale ya puedes grabar",
    "on the record",
  ],
  goodbye: [
    "adiós",
    "chao",
    "hasta mañana",
    "me tengo que ir",
    "tengo que irme ya",
    "nos vemos",
    "gracias, adiós",
    "vale, adiós",
    "me voy a dormir",
    "lo dejamos aquí",
    "eso es todo por hoy",
    "cuelga por favor",
    "toco el viernes, hasta luego",
  ],
  confirm: ["sí", "si", "claro que sí", "vale", "ajá", "por supuesto", "de acuerdo", "creo que sí", "exacto"],
  decline: ["no", "nada", "no mucho", "la verdad que no", "hoy nada", "nada en especial", "no practiqué"],
  unclear: ["no sé", "hola", "a ver", "déjame pensar", "no me acuerdo", "eh", "", "un momento por favor"],
  answer: [
    "guitarra",
    "claro practiqué una hora",
    "sí toqué el piano",
    "que aprendí mucho",
    "aprendí a decir adiós",
    "toqué adiós nonino",
    "tengo que ir más despacio",
    "tengo que ir al gimnasio más",
    "me voy a levantar temprano",
    "aprendí a preguntar cómo te llamas en francés",
    "la pregunta fue difícil",
    "nada fue tan difícil como el puente",
    "no sé por qué pero me duele la mano izquierda",
    "bien la mano derecha",
    "deja la guitarra para mañana",
    "cancelé las llamadas de hoy",
    "tengo prisa por aprender",
    "mi hermano me pegó jugando al fútbol",
    "voy a matarme practicando",
  ],
};

describe.each(Object.entries(PHRASES))("Spanish: %s", (understood, phrases) => {
  it.each(phrases)("%s", (phrase) => {
    for (const said of [
      phrase,
      phrase.toUpperCase(),
      phrase.normalize("NFD"),
      phrase.normalize("NFD").replace(/\p{Mn}/gu, ""),
    ])
      expect(understand(said, "es")).toBe(understood);
  });
});
