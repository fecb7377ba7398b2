import { expect, test } from "vitest";
import { languageOf } from "./language";

test.each([
  [null, "en"],
  ["", "en"],
  ["*", "en"],
  ["es", "es"],
  ["es-MX,es;q=0.9,en;q=0.8", "es"],
  ["ES-es", "es"],
  ["en-GB,en;q=0.9,es;q=0.8", "en"],
  ["de-DE,de;q=0.9", "en"],
  ["de, es;q=0.7, en;q=0.3", "es"],
  ["en;q=0.2 , es ; q=0.4", "es"],
  ["es;q=0", "en"],
  ["es;q=rubbish", "en"],
  ["est, ess-ES", "en"],
])("a browser that asks for %j hears %s", (header, language) => expect(languageOf(header)).toBe(language));
