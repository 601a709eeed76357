import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises'
import type { CloudConfig } from '../cloud/config.ts'
import { openidOf } from '../cloud/people/identity.ts'
import { Database } from './database.ts'
import { timelineText } from './describe.ts'
import { randomFrom } from './random.ts'
import { dullTape, freshTape, replayedTape } from './tape.ts'
import {
  type Actor,
  CallFailed,
  type Check,
  type Data,
  type Director,
  type HandlerSpec,
  type Run,
  type Simulation,
  type View,
  type Violation,
} from './types.ts'
import { World } from './world.ts'

/** 2026-01-05 10:00 in Beijing: a Monday morning, far from midnight. */
const START = Date.UTC(2026, 0, 5, 2)
const MAX_STEPS = 20_000
const APPID = 'wx0000000000000000'
const MOST_TRIES = 30

/** Rounds of the event loop in which code that waits for nothing else comes to rest. */
const ROUNDS = 2
const MORE_ROUNDS = 200
/** Real time that code may spend on things the simulator does not own (reading a file). */
const PATIENCE_MS = 3000

const handlersOf = <S>({ handlers, env = {} }: Simulation<S>): Record<string, HandlerSpec> =>
  Object.fromEntries(
    Object.entries(handlers).map(([name, given]) => {
      const spec = typeof given === 'string' ? { file: given } : given
      return [name, { ...spec, env: { ...env, ...spec.env } }]
    }),
  )

const configOf = <S>({ appid = APPID, schema }: Simulation<S>): CloudConfig => ({
  appid,
  env: 'simulation',
  functions: '',
  schema,
  links: [],
  people: [],
  templates: [],
  fonts: [],
})

/** Lets all code run until it waits for the scheduler. */
const settle = async (isStill: () => boolean): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) await breathe()
  for (let round = 0; round < MORE_ROUNDS && !isStill(); round += 1) await breathe()
  const deadline = performance.now() + PATIENCE_MS
  while (!isStill() && performance.now() < deadline) await pause(1)
}

const actorOf = (world: World, name: string): Actor => {
  const random = randomFrom(`${world.seed}:actor:${name}`)
  let calls = 0
  const sleep = (ms: number) => world.sleep(name, ms)
  const call: Actor['call'] = (fn, data = {}) => {
    calls += 1
    return world.call(name, `${name}.${calls}`, fn, data)
  }
  const insist: Actor['insist'] = async (fn, data = {}) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await call(fn, data)
      } catch (error) {
        if (!(error instanceof CallFailed) || tries >= MOST_TRIES) throw error
      }
      await sleep(200 * tries)
    }
  }
  const openid = openidOf(world.appid, name)
  return { name, openid, call, insist, sleep, now: () => world.now, random }
}

const directorOf = (world: World): Director => {
  const actors = new Map<string, Actor>()
  let fired = 0
  return {
    as(name) {
      const actor = actors.get(name) ?? actorOf(world, name)
      actors.set(name, actor)
      return actor
    },
    fireTimer(fn) {
      fired += 1
      return world.fire('director', `director.${fn}.${fired}`, fn)
    },
    sleep: (ms) => world.sleep('director', ms),
    now: () => world.now,
    steps: world.trace.steps,
    add: (collection, document) => world.database.add(collection, document),
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** The state of the story in front of which everything is played. */
export interface Stage {
  folder: string
  now: number
  /** What `setup` answered, as JSON. */
  value: string
}

class Player<S> {
  private violation: Violation | undefined
  private steps = 0

  constructor(
    private readonly simulation: Simulation<S>,
    readonly world: World,
  ) {}

  /** Steps until the work is over, or something is wrong. */
  async play(work: Promise<unknown>, afterEffect?: () => Promise<void>): Promise<void> {
    let over = false
    const end = () => {
      over = true
    }
    work.then(end, (error: unknown) => {
      this.blame('actors', messageOf(error))
      end()
    })
    const { world } = this
    let version = world.database.version
    for (;;) {
      await settle(() => world.isStill())
      if (!world.isStill()) this.blame('simulator', 'a function waits for nothing that can happen')
      if (afterEffect && version !== world.database.version) await afterEffect()
      version = world.database.version
      if (this.violation || (over && world.host.live.size === 0)) return
      if (!(await world.step())) return this.blame('actors', 'everybody waits for ever')
      this.steps += 1
      const { maxSteps = MAX_STEPS } = this.simulation
      if (this.steps > maxSteps) return this.blame('steps', `no end after ${maxSteps} steps`)
    }
  }

  private blame(invariant: string, message: string): void {
    this.violation ??= { invariant, message }
  }

  async check(view: View<S>, when: 'always' | 'end'): Promise<void> {
    for (const [name, invariant] of Object.entries(this.simulation.invariants)) {
      const own = typeof invariant === 'function' ? 'always' : invariant.when
      if (this.violation || own !== when) continue
      const check: Check<S> = typeof invariant === 'function' ? invariant : invariant.check
      const wrong = await Promise.resolve()
        .then(() => check(view))
        .catch(messageOf)
      if (wrong !== undefined) this.blame(name, wrong)
    }
  }

  found(): Violation | undefined {
    return this.violation
  }
}

/** What was read is good until its collection changes: several invariants look at the same. */
const viewOf = <S>(world: World, stage: S): View<S> => {
  const known = new Map<string, { version: number; found: Promise<unknown[]> }>()
  const all = async <T>(collection: string, where: Data = {}): Promise<T[]> => {
    const key = `${collection} ${JSON.stringify(where)}`
    const version = world.database.versionOf(collection)
    const last = known.get(key)
    const found = last?.version === version ? last.found : world.database.all<T>(collection, where)
    known.set(key, { version, found })
    return (await found) as T[]
  }
  return { stage, all, calls: world.seen, now: () => world.now }
}

const openWorld = <S>(
  simulation: Simulation<S>,
  seed: string,
  from: Stage | undefined,
  tape: World['tape'],
): World => {
  const start = from?.now ?? simulation.start ?? START
  let world: World | undefined
  const now = () => world?.now ?? start
  const random = randomFrom(`${seed}:database`)
  const { schema } = simulation
  const database = new Database({ schema, now, random, from: from?.folder })
  const config = configOf(simulation)
  const faults = from ? (simulation.faults ?? {}) : {}
  const handlers = handlersOf(simulation)
  world = new World({ seed, start, config, handlers, database, tape, faults })
  return world
}

/** Plays `setup` once; every run starts from what it left. */
export const prepare = async <S>(simulation: Simulation<S>): Promise<Stage> => {
  // Cloud functions live in UTC (facts/platform.md §2.1).
  process.env.TZ = 'UTC'
  const world = openWorld(simulation, 'setup', undefined, dullTape())
  const player = new Player(simulation, world)
  let value: S | undefined
  const script = async () => {
    value = await simulation.setup?.(directorOf(world))
  }
  await player.play(script())
  const wrong = player.found()
  if (wrong) {
    world.database.close()
    throw new Error(`setup: ${wrong.message}`)
  }
  return { folder: world.database.snapshot(), now: world.now, value: JSON.stringify(value ?? null) }
}

const timerScript = async (world: World, fn: string, times: number): Promise<void> => {
  const actor = actorOf(world, `timer:${fn}`)
  for (let fired = 1; fired <= times; fired += 1) {
    await actor.sleep(Math.floor(actor.random() * 60_000))
    // A run that dies is the next run's business.
    await world.fire(actor.name, `${actor.name}.${fired}`, fn).catch(() => undefined)
  }
}

const cast = <S>(simulation: Simulation<S>, world: World, stage: S, names: readonly string[]) => {
  const scripts = names.map((name) => simulation.actors[name]?.(actorOf(world, name), stage))
  const timers = Object.entries(simulation.timers ?? {}).map(([fn, times]) =>
    timerScript(world, fn, times),
  )
  return Promise.all([...scripts, ...timers])
}

export interface RunOptions {
  seed: string
  /** Decisions of another run, to be taken again. */
  choices?: readonly number[] | undefined
  /** Makes other decisions than the seed alone would; time and chance inside stay the seed's. */
  schedule?: string | undefined
  /** Only these actors take part. */
  actors?: readonly string[] | undefined
}

/** One run from a stage that `prepare` made. */
export const runOnce = async <S>(
  simulation: Simulation<S>,
  stage: Stage,
  options: RunOptions,
): Promise<Run> => {
  const { seed, choices, schedule = seed, actors = Object.keys(simulation.actors) } = options
  const tape = choices ? replayedTape(choices) : freshTape(schedule)
  const world = openWorld(simulation, seed, stage, tape)
  const value = JSON.parse(stage.value) as S
  const player = new Player(simulation, world)
  const view = viewOf(world, value)
  try {
    await player.play(cast(simulation, world, value, actors), () => player.check(view, 'always'))
    world.tape = dullTape()
    world.faults = {}
    const { finish } = simulation
    if (finish && !player.found()) await player.play(finish(directorOf(world), value))
    await player.check(view, 'always')
    await player.check(view, 'end')
  } finally {
    world.database.close()
  }
  const violation = player.found()
  const { steps, faults } = world.trace
  const head = `seed ${seed}: ${actors.length} actors, ${world.operations} operations`
  const end = violation ? `✗ ${violation.invariant}: ${violation.message}` : '✓ nothing went wrong'
  return {
    seed,
    actors,
    steps,
    faults,
    hash: world.trace.hash(),
    operations: world.operations,
    ok: violation === undefined,
    ...(violation ? { violation } : {}),
    choices: tape.taken(),
    timeline: () => timelineText(head, world.trace.steps, end),
  }
}
