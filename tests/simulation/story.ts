import { MINUTE } from '#core/kernel/time'
import type { Faults, Simulation } from '../../localwechat/simulator/index.ts'
import { collections } from '../../server/platform/schema'
import { actors, REST } from './actors'
import { ENVIRONMENT, type Handlers } from './functions'
import { invariants } from './invariants'
import { type Stage, setStage } from './stage'

/** Everything goes wrong somewhere in each run, but not so much that nobody gets anything done. */
export const HARSH: Faults = {
  operation: {
    conflict: 0.01,
    busy: 0.005,
    overload: 0.005,
    'lost-before': 0.005,
    'lost-after': 0.015,
    slow: 0.001,
    kill: 0.005,
  },
  call: { 'lost-before': 0.02, 'lost-after': 0.05, duplicate: 0.08 },
  crash: 0.003,
  // A code is good for 30 to 60 s; clocks further apart than this would refuse most of them.
  skewMs: 15_000,
}

/** What a crash stranded is counted when nobody has touched it for ten minutes (jobs/reconcile.ts). */
const STOCK_RESTS = 11 * MINUTE

/** Shuke's own story, told by people who act at once while the cloud misbehaves. */
export const story = (handlers: Handlers, faults: Faults = HARSH): Simulation<Stage> => ({
  handlers,
  schema: { collections },
  env: ENVIRONMENT,
  faults,
  // 23:58 in Beijing: coupons of one day end in the midst of it.
  start: Date.UTC(2026, 0, 5, 15, 58),
  setup: setStage,
  actors,
  timers: { jobs: 3 },
  finish: async ({ sleep, fireTimer }) => {
    for (const rest of [REST, REST, STOCK_RESTS]) {
      await sleep(rest)
      await fireTimer('jobs')
    }
  },
  invariants,
})
