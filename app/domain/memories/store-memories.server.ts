export async function storeMemories(_input: { callId: string; now: Date }): Promise<void> {}
