import { LANGUAGES, type Language } from "~/providers/telephony/provider";

/**
 * The language a browser's owner would rather speak, of those the companion speaks.
 *
 * @param acceptLanguage the header as it was sent, such as `es-MX,es;q=0.9,en;q=0.8`
 * @returns English where nothing fits
 */
export function languageOf(acceptLanguage: string | null): Language {
  let best: { language: Language; wish: number } = { language: "en", wish: 0 };
  for (const part of (acceptLanguage ?? "").split(",")) {
    const [tag = "", ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const language = LANGUAGES.find((known) => known === tag.split("-")[0]);
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    const wish = quality === undefined ? 1 : Number(quality.slice(2));
    if (language && wish > best.wish) best = { language, wish };
  }
  return best.language;
}
