/** A sentence for the person at the terminal; scripts end with it instead of a stack. */
export class Plain extends Error {}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** Prints one progress line; the time follows when the step is long enough to notice. */
export const step = async <T,>(what: string, work: () => Promise<T> | T): Promise<T> => {
  const from = Date.now()
  console.log(`· ${what}…`)
  const result = await work()
  if (Date.now() - from > 1000) console.log(`  done in ${seconds(Date.now() - from)}`)
  return result
}

/** Runs a script's main function; a Plain error is printed as its sentence only. */
export const main = (work: () => Promise<void>): void => {
  work().catch((error: unknown) => {
    console.error(error instanceof Plain ? `\n${error.message}\n` : error)
    process.exit(1)
  })
}
