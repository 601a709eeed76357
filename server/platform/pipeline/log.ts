/** One JSON line per call for the console's log search. No openid, no names, no input. */
export interface CallLine {
  fn: string
  route: string
  ms: number
  code: string
  logId: string
}

export const logCall = (line: CallLine): void => console.log(JSON.stringify(line))

/** The only place where a stack is written; the person gets the log id alone. */
export const logFault = (logId: string, error: unknown): void => {
  const stack = error instanceof Error ? error.stack : JSON.stringify(error)
  console.error(JSON.stringify({ logId, fault: stack }))
}
