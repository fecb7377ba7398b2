/** Deeds in Spanish. States ("ser", "tener", "querer") are none. Accents are folded away in what is compared. */

const REGULAR =
  "abrir acabar acompañar actualizar afinar agendar ahorrar alquilar anotar apagar apuntar aprender armar arreglar asistir ayudar bailar bañar barrer batir borrar buscar calentar cambiar caminar cancelar cantar cargar celebrar cenar charlar cocinar colgar colocar comentar compartir completar componer comprar conectar confirmar construir consultar contactar contestar copiar correr cortar coser cuidar dejar desarmar desayunar descansar descargar desmontar devolver dibujar diseñar editar ejercitar elaborar enseñar ensayar entrenar entregar entrar entrevistar enviar escanear escribir escuchar estirar estudiar explicar exportar fijar filmar firmar fotografiar ganar grabar guardar hablar hornear imprimir improvisar inscribir instalar intentar invitar lavar leer levantar limpiar llamar llenar llevar mandar marcar meditar memorizar mezclar meter mirar montar mostrar nadar negociar ordenar organizar pagar parar participar pasar pasear pegar pescar pintar planchar planear planificar plantar podar practicar preguntar preparar presentar programar publicar quedar quitar recoger recordar redactar regalar regar regresar rellenar reparar repasar repetir reservar resolver responder restaurar retomar reunir revisar sacar salir saludar sembrar separar solicitar subir tejer telefonear terminar tirar tocar tomar trabajar traducir trasplantar usar vaciar vender viajar visitar zurcir".split(
    " ",
  );

/** First person in the present and the future where they aren't the rule. */
const IRREGULAR: Readonly<Record<string, readonly [present: string, future: string]>> = {
  hacer: ["hago", "haré"],
  poner: ["pongo", "pondré"],
  salir: ["salgo", "saldré"],
  traer: ["traigo", "traeré"],
  venir: ["vengo", "vendré"],
  decir: ["digo", "diré"],
  ir: ["voy", "iré"],
  dar: ["doy", "daré"],
  ver: ["veo", "veré"],
  empezar: ["empiezo", "empezaré"],
  comenzar: ["comienzo", "comenzaré"],
  cerrar: ["cierro", "cerraré"],
  pedir: ["pido", "pediré"],
  seguir: ["sigo", "seguiré"],
  jugar: ["juego", "jugaré"],
  contar: ["cuento", "contaré"],
  probar: ["pruebo", "probaré"],
  volver: ["vuelvo", "volveré"],
  mover: ["muevo", "moveré"],
  devolver: ["devuelvo", "devolveré"],
  recordar: ["recuerdo", "recordaré"],
  corregir: ["corrijo", "corregiré"],
  recoger: ["recojo", "recogeré"],
  elegir: ["elijo", "elegiré"],
  enviar: ["envío", "enviaré"],
  mostrar: ["muestro", "mostraré"],
  regar: ["riego", "regaré"],
  resolver: ["resuelvo", "resolveré"],
  repetir: ["repito", "repetiré"],
  componer: ["compongo", "compondré"],
  traducir: ["traduzco", "traduciré"],
  calentar: ["caliento", "calentaré"],
  sembrar: ["siembro", "sembraré"],
  colgar: ["cuelgo", "colgaré"],
  reunir: ["reúno", "reuniré"],
  construir: ["construyo", "construiré"],
  acostar: ["acuesto", "acostaré"],
  sentar: ["", "sentaré"],
  crear: ["", "crearé"],
  comer: ["", "comeré"],
  bajar: ["", "bajaré"],
  esperar: ["", "esperaré"],
};

const fold = (text: string) => text.normalize("NFD").replace(/\p{Mn}/gu, "");
/** Nouns as well, or other words: only the future is sure. */
const NOUNS = new Set(
  "acabo pinto paso como bajo uso cargo gano corto marco regalo borro dibujo cuento pesco cambio paseo trabajo ensayo estudio camino canto grito pago baño bano juego planto parto entreno cuido apunto barro abro".split(
    " ",
  ),
);

type Form = { verb: string; form: "present" | "future" };
const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ...REGULAR.filter((verb) => !Object.hasOwn(IRREGULAR, verb)).flatMap((verb) => [
    [fold(`${verb.slice(0, -2)}o`), { verb, form: "present" }] as const,
    [fold(`${verb}e`), { verb, form: "future" }] as const,
  ]),
  ...Object.entries(IRREGULAR).flatMap(([verb, [present, future]]) => [
    ...(present === "" ? [] : [[fold(present), { verb, form: "present" }] as const]),
    [fold(future), { verb, form: "future" }] as const,
  ]),
]);

/**
 * The infinitive of a first person in the present or the future, or null.
 * @param word folded @param source as it was written: "mandó" is somebody else's past
 */
export function infinitiveOf(word: string, source: string): string | null {
  const found = FORMS.get(word);
  if (found === undefined || /[óáí]$/u.test(source.toLowerCase())) return null;
  if (found.form === "future")
    return /é$/u.test(source.toLowerCase()) || !AMBIGUOUS.test(word) ? found.verb : null;
  return found.verb;
}
/** Without its accent a subjunctive: "prepare", "mire". With it perhaps a past: "preparé" isn't among the futures. */
const AMBIGUOUS = /^(?:saldre|mire|tire|compare|prepare|repare|separe|espere)$/;

const of = (form: Form["form"]) =>
  [...FORMS].filter(([, found]) => found.form === form).map(([word]) => word);
const nouns = of("present").filter((word) => NOUNS.has(word));
const sure = of("present").filter((word) => !NOUNS.has(word));

export const FUTURE = `(?:${of("future").join("|")})`;
/** "Estudio" only where it can't be the noun. */
export const PRESENT = `(?:${sure.join("|")}|(?<=(?:^|, |manana |yo |lo |la |los |las |le |les |se |me |noche |tarde |semana |lunes |martes |miercoles |jueves |viernes |sabado |domingo ))(?:${nouns.join("|")}))`;
export const INFINITIVE =
  "(?:\\w{2,}(?:ar|er|ir)|ir|dar|ver|leer|oir|reir)(?:(?:me|te|se|nos)?(?:lo|la|los|las|le|les)?)";
