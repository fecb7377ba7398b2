/**
 * A text without phone numbers and e-mail addresses: an error that a queue keeps may quote what a provider,
 * the mail server or the database said.
 */
export function withoutContacts(text: string): string {
  return text.replace(/\+\d[\d ().-]{5,}\d/g, "+…").replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, "…@…");
}
