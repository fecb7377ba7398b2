export async function settleProgress(_input: { userId: string; day?: string; now: Date }): Promise<void> {}
