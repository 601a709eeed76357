import path from 'node:path'
import { parseArgs } from 'node:util'
import { processes } from './parallel.ts'
import { PLAYS, type PlayName } from './plays.ts'
import { breakNaive, proveAdapter } from './show.ts'

const HELP = `Usage: [adapter.ts] [options]

Breaks the naive reference and prints how; then plays the adapter under seeded schedules and faults.

  --seeds N      runs in all (default 2000)
  --from N       first seed (default 1)
  --plays a,b    only these: ${Object.keys(PLAYS).join(', ')}
  --processes N  (default: one per processor)
`

const OPTIONS = {
  seeds: { type: 'string', default: '2000' },
  from: { type: 'string', default: '1' },
  plays: { type: 'string' },
  processes: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

/** A mistake in the command; its message is for whoever typed it. */
class Usage extends Error {}

const wholeOf = (name: string, text: string): number => {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Usage(`--${name} takes a whole number above 0, not "${text}".`)
}

const playsOf = (text: string): PlayName[] =>
  text.split(',').map((name) => {
    if (Object.hasOwn(PLAYS, name)) return name as PlayName
    throw new Usage(
      `There is no play "${name}"; these there are: ${Object.keys(PLAYS).join(', ')}.`,
    )
  })

interface Options {
  adapter: string | undefined
  seeds: number
  from: number
  plays: PlayName[] | undefined
  processes: number
}

const optionsOf = (args: string[]): Options | 'help' => {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  if (values.help) return 'help'
  const [adapter] = positionals
  return {
    adapter: adapter === undefined ? undefined : path.resolve(adapter),
    seeds: wholeOf('seeds', values.seeds),
    from: wholeOf('from', values.from),
    plays: values.plays === undefined ? undefined : playsOf(values.plays),
    processes:
      values.processes === undefined ? processes() : wholeOf('processes', values.processes),
  }
}

const EVERY = 500

const play = async (given: Options, say: (line: string) => void): Promise<boolean> => {
  const naiveBroken = (await breakNaive(say)).length === 0
  const { adapter, plays, seeds, from } = given
  if (adapter === undefined) return naiveBroken
  let shown = 0
  const progress = (runs: number) => {
    if (runs - shown < EVERY) return
    shown = runs
    say(`  … ${runs} runs`)
  }
  say('')
  const job = { adapter, seeds, from, ...(plays ? { plays } : {}) }
  return (await proveAdapter(job, given.processes, say, progress)) && naiveBroken
}

/**
 * The command. `adapter` is used when the words name none. Answers the exit code: 0 when the naive
 * reference was broken and every promise of the adapter was kept.
 */
export const raceBench = async (args: string[], adapter?: string): Promise<number> => {
  const say = (line: string) => console.log(line)
  try {
    const given = optionsOf(args)
    if (given === 'help') {
      say(HELP)
      return 0
    }
    return (await play({ ...given, adapter: given.adapter ?? adapter }, say)) ? 0 : 1
  } catch (error) {
    if (!(error instanceof Usage)) throw error
    console.error(error.message)
    return 1
  }
}
