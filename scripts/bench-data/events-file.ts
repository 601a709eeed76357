import { closeSync, openSync, writeSync } from 'node:fs'
import { eventsOf } from './events.ts'
import { personOf } from './world.ts'

/** Numbers instead of our texts: the table is made for DuckDB, as it likes it best. */
const HEAD = 'id,person,kind,at,fen,of'

const LINES_AT_ONCE = 50_000

/** Writes the events of so many members; answers how many there are. */
export const writeEvents = (seed: number, members: number, into: string): number => {
  const file = openSync(into, 'w')
  let lines = [HEAD]
  let nth = 0
  for (let id = 0; id < members; id += 1) {
    const own = eventsOf(personOf(seed, id))
    const places = new Map(own.map(({ _id }, i) => [_id, nth + i]))
    for (const { kind, at, fen = '', of } of own) {
      const whole = of === undefined ? '' : (places.get(of) ?? '')
      lines.push(`${nth},${id},${kind},${at},${fen},${whole}`)
      nth += 1
    }
    if (lines.length > LINES_AT_ONCE) {
      writeSync(file, `${lines.join('\n')}\n`)
      lines = []
    }
  }
  writeSync(file, `${lines.join('\n')}\n`)
  closeSync(file)
  return nth
}
