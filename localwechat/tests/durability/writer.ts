import { openStore } from '../../cloud/store/index.ts'
import { schemaOf } from './model.ts'
import { readState, writeRound } from './store.ts'

/**
 * Writes round after round to the store of a folder and prints the number of each acknowledged
 * one, until it is killed or refused. After a refusal it prints what it can still read, and ends.
 */
export const write = async ([folder = '', start = '1', turn = '0']: string[]): Promise<void> => {
  const store = openStore({ folder, schema: schemaOf(Number(turn)) })
  process.stdout.write('open\n')
  for (let n = Number(start); ; n++) {
    try {
      await writeRound(store, n)
    } catch (error) {
      process.stdout.write(`refused ${error instanceof Error ? error.message : error}\n`)
      process.stdout.write(`reads ${JSON.stringify(await readState(store))}\n`)
      return
    }
    // An acknowledgement that waits in this process would die with it.
    await new Promise((resolve) => process.stdout.write(`${n}\n`, resolve))
  }
}
