export async function sendReflectLink(_input: { callId: string; now: Date }): Promise<void> {}
