/** The server's clock, ms since the epoch: the only time that counts (law 4). */
export const now = (): number => Date.now()

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
