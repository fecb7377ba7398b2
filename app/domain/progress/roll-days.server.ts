export async function rollDays(_input: { now: Date }): Promise<void> {}
