export async function awardProgress(_input: { callId: string; now: Date }): Promise<void> {}
