import { describe, expect, it } from "vitest";
import * as listen from "~/domain/conversation/listen";
import { spanish } from "~/domain/conversation/locales/es";

const { answers, words } = spanish;

describe("what may be said back in Spanish", () => {
  it.each([
    ["toqué la guitarra cuarenta y cinco minutos", "guitarra", "cuarenta y cinco minutos"],
    ["Practiqué mis escalas una hora y media", "tus escalas", "una hora y media"],
    ["practique la guitarra por 45 minutos", "guitarra", "45 minutos"],
    ["hoy estudié alemán durante media hora", "alemán", "media hora"],
    ["jugué al ajedrez una hora", "ajedrez", "una hora"],
    ["un poco de piano, unos veinte minutos", "piano", "veinte minutos"],
    ["guitarra", "guitarra", null],
    ["leí", null, null],
    ["me puse a leer un libro de historia", null, null],
    ["toqué en el funeral de mi abuelo", null, null],
    ["corrí cinco kilómetros en treinta minutos", null, "treinta minutos"],
  ])("%s", (text, thing, duration) => {
    expect(listen.practisedThing(text, answers)).toBe(thing);
    expect(listen.durationSaid(text, answers)).toBe(duration);
  });

  it.each([
    ["Voy a tocar la canción despacio el viernes", "tocar la canción despacio", "el viernes"],
    ["tocaré mis escalas mañana", "tocar tus escalas", "mañana"],
    ["haré la mano izquierda sola esta semana", "hacer la mano izquierda sola", "esta semana"],
    ["toco la canción una vez", "tocar la canción una vez", null],
    ["quiero aprenderme el estribillo antes del viernes", "aprenderte el estribillo", "antes del viernes"],
    ["para el domingo leer diez páginas", "leer diez páginas", "para el domingo"],
    ["practicar el cambio de acordes cada día", "practicar el cambio de acordes", "cada día"],
    ["repasar mis apuntes para el 3 de mayo", "repasar tus apuntes", "para el 3 de mayo"],
    ["pues intentar tocar más lento porque me cuesta", "tocar más lento", null],
    ["el viernes", null, "el viernes"],
    ["viernes", null, "el viernes"],
  ])("next step: %s", (text, step, when) => {
    expect(listen.nextStepSaid(text, answers)).toBe(step);
    expect(listen.whenSaid(text, answers)).toBe(when);
  });

  it("tells a day without practice", () => {
    for (const none of ["no pude practicar hoy", "hoy no tuve tiempo", "no hice nada", "me dio pereza"])
      expect(listen.didNothing(none, answers, words)).toBe(true);
    for (const some of ["no toqué mucho pero practiqué diez minutos", "toqué el piano"])
      expect(listen.didNothing(some, answers, words)).toBe(false);
  });

  it("tells that there was none", () => {
    for (const none of ["nada", "fue fácil", "todo salió bien", "no me costó nada"])
      expect(listen.wasNone(none, answers, words)).toBe(true);
    for (const some of ["el cambio de acordes", "no mucho pero el puente sí"])
      expect(listen.wasNone(some, answers, words)).toBe(false);
  });
});
