import { describe, expect, it } from "vitest";
import { spanish } from "~/domain/conversation/locales/es";
import { type Move, type MoveWish, readMove } from "~/domain/conversation/moves";
import { readWords } from "~/domain/conversation/words";

const SETTING = { callTime: "19:30", localTime: "10:00", hours: { opens: "08:00", closes: "22:00" } };
const read = (text: string): Move | null =>
  readMove(readWords(text, spanish.words), spanish, SETTING, "bare");
const call = (day: "today" | "tomorrow" | number, time: string | null): MoveWish => ({
  kind: "move_call",
  day,
  time,
});
const wait = (minutes: number): MoveWish => ({ kind: "call_in", minutes });

describe("when the phone shall ring instead, in Spanish", () => {
  it.each<[string, MoveWish]>([
    ["llámame en veinte minutos", wait(20)],
    ["llamame en diez", wait(10)],
    ["márcame dentro de media hora", wait(30)],
    ["me puedes llamar en tres cuartos de hora", wait(45)],
    ["vuelve a llamar en un cuarto de hora", wait(15)],
    ["llámame en hora y media", wait(90)],
    ["llámame en una hora y veinte minutos", wait(80)],
    ["llámame en un par de horas", wait(120)],
    ["en treinta y cinco minutos mejor", wait(35)],
    ["podemos hablar una hora más tarde", wait(60)],
    ["llámame mañana a las ocho", call("tomorrow", "20:00")],
    ["Llámame mañana a las 8 p.m.", call("tomorrow", "20:00")],
    ["llámame mañana a las nueve menos cuarto", call("tomorrow", "20:45")],
    ["llámame mañana a un cuarto para las nueve", call("tomorrow", "20:45")],
    ["mañana a las siete y media", call("tomorrow", "19:30")],
    ["llámame a las 20:15", call("today", "20:15")],
    ["llámame a las 20 horas", call("today", "20:00")],
    ["llámame a las nueve de la noche", call("today", "21:00")],
    ["llámame mañana a la una", call("tomorrow", "13:00")],
    ["llámame mañana al mediodía", call("tomorrow", "12:00")],
    ["llámame mañana por la mañana", call("tomorrow", "09:00")],
    ["mañana a las diez de la mañana me llamas", call("tomorrow", "10:00")],
    ["llámame esta noche", call("today", "20:00")],
    ["llámame el viernes", call(5, null)],
    ["mejor mañana", call("tomorrow", null)],
    ["lo dejamos para el jueves a las seis", call(4, "18:00")],
    ["podemos hablar mañana una hora antes", call("tomorrow", "18:30")],
    ["hoy no puedo llámame mañana", call("tomorrow", null)],
    ["los viernes no", { kind: "drop_weekday", weekday: 5 }],
    ["nada de llamadas los domingos", { kind: "drop_weekday", weekday: 7 }],
    ["esta semana no puedo", { kind: "pause", until: "next_week" }],
    ["la próxima semana mejor", { kind: "pause", until: "next_week" }],
    ["no me llames hoy", { kind: "skip_today" }],
    ["vamos a saltarnos el día de hoy", { kind: "skip_today" }],
  ])("%s", (text, wish) => expect(read(text)).toEqual({ outcome: "possible", wish }));

  it.each([
    ["llámame más tarde"],
    ["márcame al rato"],
    ["podemos cambiar la hora"],
    ["llámame después de cenar"],
  ])("asks when: %s", (text) => expect(read(text)).toEqual({ outcome: "ask_when" }));

  it.each([
    ["llámame pasado mañana", "in_settings"],
    ["a partir de ahora llámame a las ocho", "in_settings"],
    ["los sábados y domingos no", "in_settings"],
    ["los fines de semana no", "in_settings"],
    ["adelanta la llamada una hora", "in_settings"],
    ["llámame en un minuto", "wait_too_short"],
    ["llámame en cinco horas", "wait_too_long"],
    ["llámame a medianoche", "outside_hours"],
  ])("refuses: %s", (text, reason) =>
    expect(read(text)).toMatchObject({ outcome: "refused", refusal: { reason } }),
  );

  it.each([
    ["mañana practico a las ocho"],
    ["el lunes"],
    ["déjalo"],
    ["quiero hacerlo mañana"],
    ["hasta mañana"],
    ["los viernes no puedo practicar"],
    ["mi profe me va a llamar mañana"],
  ])("is no wish: %s", (text) => expect(read(text)).toBeNull());
});
