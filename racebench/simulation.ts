import type {
  Director,
  Faults,
  Invariant,
  Simulation,
  View,
} from '../localwechat/simulator/index.ts'
import type { Adapter, Books, Plan } from './adapter.ts'
import { type BenchStage, handsOf } from './hands.ts'
import { INVARIANTS, type InvariantName } from './invariants.ts'
import { emptyLog } from './log.ts'
import { PLAYS, type Play, type PlayName, planOf } from './plays.ts'
import { DEFAULT_SKEW_MS } from './promises/holds.ts'

/** What befalls calls on their way. */
const NETWORK: Faults = { call: { 'lost-before': 0.02, 'lost-after': 0.06, duplicate: 0.1 } }

/** Runs are short; so many faults mean that about every second run of a bad day meets one. */
const CLOUD: Faults = {
  operation: {
    conflict: 0.01,
    busy: 0.005,
    overload: 0.003,
    'lost-before': 0.003,
    'lost-after': 0.01,
    slow: 0.003,
    kill: 0.004,
  },
  crash: 0.004,
}

/**
 * On a bad day everything fails now and then; on a fair one calls get lost and come twice, and the
 * order of things does the rest. Fair days are shorter: nothing has to heal.
 */
export const DAYS = { fair: NETWORK, bad: { ...NETWORK, ...CLOUD } } as const satisfies Record<
  string,
  Faults
>
export type Day = keyof typeof DAYS

const HOUR = 3_600_000
const DAY = 24 * HOUR
const BEIJING = 8 * HOUR
/** Long enough for the setting of the stage to be over before it. */
const BEFORE_MIDNIGHT_MS = 6000

const toMidnight = async (director: Director): Promise<void> => {
  const today = (director.now() + BEIJING) % DAY
  await director.sleep(DAY - today - BEFORE_MIDNIGHT_MS)
}

const setStage = async <G>(
  adapter: Adapter<G>,
  play: Play,
  plan: Plan,
  director: Director,
): Promise<BenchStage<G>> => {
  const stage = await adapter.setStage(director, plan)
  if (play.midnight) await toMidnight(director)
  const { ground, coupons, names = {} } = stage
  return { ground, coupons, log: { ...emptyLog(), people: names } }
}

/** Something failed in the cloud; what befalls calls on their way leaves nothing half done there. */
const needsHealing = ({ steps }: Director): boolean =>
  steps.some(({ who, fault }) => fault !== undefined && who.includes('.'))

/** Once all is over: waits until every hold must have ended, and tries each coupon that was handed. */
const tryAll = async <G>(
  adapter: Adapter<G>,
  plan: Plan,
  director: Director,
  stage: BenchStage<G>,
): Promise<void> => {
  const skew = adapter.skewMs ?? DEFAULT_SKEW_MS
  await director.sleep((adapter.holdMs ?? 0) + 2 * skew)
  const last = handsOf(director.as(plan.clerks.at(-1) ?? ''), stage, adapter)
  stage.log.shown = []
  for (const name of Object.keys(stage.coupons)) {
    const owner = handsOf(director.as(name), stage, adapter)
    await owner.show(stage.coupons[name] ?? '')
  }
  for (const seen of stage.log.shown)
    stage.log.tried.push({ coupon: seen.coupon, told: await last.wish('hold', seen) })
}

/** The run that was judged last, for the timeline. */
export interface Seen<G> {
  stage?: BenchStage<G>
}

const invariantsOf = <G>(
  adapter: Adapter<G>,
  plan: Plan,
  names: readonly InvariantName[],
  seen: Seen<G>,
): Record<string, Invariant<BenchStage<G>>> => {
  let known: { view: unknown; now: number; books: Promise<Books> } | undefined
  const booksOf = (view: View<BenchStage<G>>): Promise<Books> => {
    const now = view.now()
    if (known?.view !== view || known.now !== now)
      known = { view, now, books: adapter.read({ ...view, stage: view.stage.ground }) }
    return known.books
  }
  const made = names.map((name) => {
    const { when, rule } = INVARIANTS[name]
    const check = async (view: View<BenchStage<G>>) => {
      const { stage, calls } = view
      seen.stage = stage
      return rule({ books: await booksOf(view), stage, calls, now: view.now(), plan, adapter })
    }
    return [name, when === 'always' ? check : { when, check }] as const
  })
  return Object.fromEntries(made)
}

export const ALL_INVARIANTS = Object.keys(INVARIANTS) as InvariantName[]

export interface Scene {
  play: PlayName
  day: Day
  /** Default: all. */
  invariants?: readonly InvariantName[]
}

/** One play of one adapter, as the simulator takes it. */
export const simulationOf = <G>(
  adapter: Adapter<G>,
  { play: name, day, invariants: names = ALL_INVARIANTS }: Scene,
  seen: Seen<G> = {},
): Simulation<BenchStage<G>> => {
  const play: Play = PLAYS[name]
  const plan = planOf(play)
  const { handlers, schema, env, appid, skewMs = DEFAULT_SKEW_MS } = adapter
  const actors = Object.entries(play.scripts).map(
    ([person, script]) =>
      [
        person,
        (me: Parameters<typeof handsOf>[0], stage: BenchStage<G>) =>
          script(handsOf(me, stage, adapter), stage, plan),
      ] as const,
  )
  return {
    handlers,
    schema,
    ...(env ? { env } : {}),
    ...(appid ? { appid } : {}),
    faults: { ...DAYS[day], skewMs },
    actors: Object.fromEntries(actors),
    invariants: invariantsOf(adapter, plan, names, seen),
    setup: (director) => setStage(adapter, play, plan, director),
    finish: async (director, stage) => {
      if (needsHealing(director)) await adapter.settle?.(director, stage.ground, play.needs)
      if (play.needs.includes('hold')) await tryAll(adapter, plan, director, stage)
    },
  }
}
