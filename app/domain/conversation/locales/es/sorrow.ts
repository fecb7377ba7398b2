const CLOSE =
  "(?:madre|padre|mama|papa|mujer|espos[oa]|marido|pareja|novi[oa]|hij[oa]|bebe|herman[oa]|abuel[oa]|ti[oa]|prim[oa]|amig[oa]|perr[oa]|gat[oa]|suegr[oa]|vecin[oa]|profesora?)";
const MY = `(?:mi|nuestr[oa]) (?:(?:mejor|querid[oa]) )?${CLOSE}`;
const ILLNESS =
  "(?:cancer|tumor|leucemia|demencia|alzheimer|parkinson|ictus|infarto|quimio(?:terapia)?|aborto|neumonia|derrame)";

/** A loss or an illness that somebody tells of as theirs; pieces and stories about one are none. */
export const SORROW = new RegExp(
  [
    `\\b(?:murio|ha muerto|se murio|se ha muerto|fallecio|ha fallecido|se muere|se nos fue) (?:hoy |ayer |anoche )?${MY}\\b`,
    `\\b${MY}(?: \\w+)? (?:murio|ha muerto|se murio|se ha muerto|fallecio|ha fallecido|se muere|se esta muriendo|esta (?:muy )?(?:enferm[oa]|grave|en coma|ingresad[oa]|en el hospital|hospitalizad[oa])|me (?:ha dejado|dejo))\\b`,
    `\\b${MY}(?: \\w+)? (?:tiene|ha tenido|tuvo|sufrio) (?:un |una )?${ILLNESS}\\b`,
    `\\b(?:me|le) (?:han |ha )?(?:diagnosticad\\w+|detectad\\w+|diagnosticaron|detectaron|encontraron|encontrado) (?:un |una )?${ILLNESS}\\b`,
    `\\b(?:tengo|tuve|he tenido) (?:un |una )?${ILLNESS}\\b|\\bla quimio(?:terapia)?\\b`,
    `\\b(?:perdi|he perdido|enterre|enterramos|hemos enterrado|perdimos|enterrar) (?:a )?(?:${MY}|(?:el|al) bebe|mi trabajo|mi casa)\\b`,
    "\\b(?:en|del|al|para) (?:el )?(?:funeral|entierro|velorio|tanatorio)\\b",
    "\\b(?:estoy|estuve|he estado|sigo) (?:ingresad[oa]|en el hospital|hospitalizad[oa]|de luto|deprimid[oa]|destrozad[oa])\\b",
    "\\b(?:me (?:han )?(?:despidieron|despedido|echaron del trabajo)|nos divorciamos|me estoy divorciando)\\b",
    "^(?:\\w+ ){0,2}no (?:puedo|aguanto) mas$|^(?:\\w+ ){0,2}no quiero seguir asi$",
  ].join("|"),
);
