import { localeOf } from "~/domain/conversation/locales";
import { understand } from "~/domain/conversation/understand";
import { readWords } from "~/domain/conversation/words";

for (const t of [
  "Aquí no vive ninguna Begoña, se ha equivocado de número.",
  "Aquí no vive ninguna Begoña, se ha equivocado.",
  "Aquí no vive ningún Carlos, se ha equivocado de número.",
  "No soy Begoña, se ha equivocado de número.",
])
  console.log(understand(t, "es"), JSON.stringify(readWords(t, localeOf("es").words)));
