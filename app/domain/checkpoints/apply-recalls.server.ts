export async function applyRecalls(_input: { userId: string; now: Date }): Promise<void> {}
