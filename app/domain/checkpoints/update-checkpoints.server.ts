export async function updateCheckpoints(_input: { callId: string; now: Date }): Promise<void> {}
