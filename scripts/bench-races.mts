import { raceBench } from '../racebench/index.ts'
import { at } from './lib/root.mts'
import { main } from './lib/say.mts'

/** Breaks the naive reference, then plays Shuke's own functions under seeded schedules. */
main(async () => {
  process.exitCode = await raceBench(process.argv.slice(2), at('tests/races/bench/adapter.ts'))
})
