import { LEFT_OUT } from "./export-tables";

/**
 * The README of a copy.
 *
 * @param appUrl where it was made
 * @param made when, as an ISO instant
 */
export function copyReadme(appUrl: string, made: string): string {
  const left = Object.entries(LEFT_OUT).map(([table, why]) => `- \`${table}\`: ${why}`);
  return `# Your data at relevel.me

Made at ${made} (UTC) at ${appUrl}: everything that is kept of you there, as it was at that instant.

- \`diary/\`: one page for each day with a talk. Begin here.
- \`data/\`: every table with rows of yours, as JSON. Instants are in UTC; days are your local days; bytes begin with \\x and are hexadecimal.
- \`consents.json\`: what you agreed to, in the words of that day, and what you withdrew.
- \`files/\`: companions that you brought, byte for byte. \`relevel.json\` has their SHA-256. One that is empty was lost before this copy was made.
- \`relevel.json\`: the version of this format, and how many rows there are of what.

Nobody but you has this file. It holds your words and your number: keep it where you would keep a diary.

You can bring it to a new account, on this or another instance, under "Your data". Talks, practice, XP, days, skills, quests, check-points, memories and companions come along, and nothing counts twice. Your number, what you agreed to and your plan don't: those belong to the new account.

Not in here:

${left.join("\n")}
- What phone and payment services sent, in their own words; hashes, keys and secret addresses.
- Mails that were sent to you.
`;
}
