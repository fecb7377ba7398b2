export async function keepTextTalk(_input: { textTalkId: string; now: Date }): Promise<void> {}
