export async function reflectOnCall(_input: { callId: string; now: Date }): Promise<void> {}
