/** Thoughts of dying and fear of somebody, said around the corner. */
export const OBLIQUE: readonly RegExp[] = [
  /\b(?:cansad[oa]|hart[oa]) de (?:vivir|la vida|estar viv[oa]|existir|mi vida)(?! (?:con|en|asi de|lejos|cerca|sol[oa])\b)/,
  /^(?:\w+ ){0,3}no quiero (?:seguir |estar )+(?:mas )?(?:aqui|en este mundo)(?: (?:mas|ya|nunca mas))*$/,
  /\bno (?:le )?(?:veo|encuentro|hallo)(?: ya| mas| ningun)? sentido a (?:nada|todo(?: esto)?)\b/,
  /\b(?:quiero|quisiera|gustaria) ir(?:me)? de este mundo\b/,
  /\b(?:soy|siento que soy|me siento) (?:solo |nada mas que )?una carga (?:para|de) (?:tod[oa]s|mi familia|mis|ellos|los demas|la gente)\b/,
  /\b(?:guardad[oa]s?|juntando|guardando|ahorrando|acumulando|contando) (?:todas )?(?:las|mis) (?:pastillas|pildoras)\b/,
  /\b(?:escrib\w+|escrito|dejado|deje) (?:ya )?(?:mis? cartas? de despedida|(?:mi|una|la) carta de suicidio)\b/,
  /\b(?:gustaria|quisiera|quiero|espero|desearia) no (?:volver a )?despertar(?:me)?(?: (?:manana|mas|nunca))*$/,
  /\bno (?:estoy|me siento|me encuentro) (?:a salvo|segur[oa]) (?:con (?:el|ella|mi (?:marido|mujer|novi[oa]|pareja|padre|ex))|aqui)(?: (?:ya|ahora|hoy|esta noche))*$/,
  /\b(?:se me (?:quitan|quitaron|van|han quitado|fueron)|no tengo|he perdido|perdi) (?:ya )?(?:todas )?las? ganas de (?:vivir|seguir viviendo)\b/,
  /\bpara que (?:seguir (?:viviendo|viva|vivo)|vivir|sigo viv\w+)(?: mas| asi)*$/,
];
