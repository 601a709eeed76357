import type { Faults, Simulation } from '../../../localwechat/simulator/index.ts'
import { collections } from '../../../server/platform/schema'
import { ENVIRONMENT, type Handlers } from '../functions'
import { HARSH } from '../story'
import { actors, REST } from './actors'
import { invariants } from './invariants'
import { type PointsStage, setPointsStage } from './stage'

/** Clocks two minutes apart: most codes are refused then, but nothing else may go wrong. */
export const WRONG_CLOCKS: Faults = { ...HARSH, skewMs: 120_000 }

/** The story of points: earned, spent, returned, exchanged, ended, all at once and over midnight. */
export const pointsStory = (
  handlers: Handlers,
  faults: Faults = HARSH,
): Simulation<PointsStage> => ({
  handlers,
  schema: { collections },
  env: ENVIRONMENT,
  faults,
  // 10:00 in Beijing, in the month before the one on whose last night the story plays.
  start: Date.UTC(2026, 0, 15, 2),
  setup: setPointsStage,
  actors,
  timers: { jobs: 5 },
  maxSteps: 60_000,
  finish: async ({ sleep, fireTimer }) => {
    for (let times = 0; times < 3; times += 1) {
      await sleep(REST)
      await fireTimer('jobs')
    }
  },
  invariants,
})
