import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { buildAll, checkBuild } from './lib/build-all.mts'
import { at, ROOT } from './lib/root.mts'
import { main, Plain } from './lib/say.mts'

interface Check {
  name: string
  run: (quickly: boolean, told: Told) => Promise<boolean>
  /** Takes one core and touches no file, so that another such check may run at once. */
  static?: true
  /** Part of `npm run test:quick`, which answers in less than two minutes. */
  quick: boolean
}

/** What tools that run side by side say is kept until one has ended, so that it does not mix. */
type Told = Buffer[]

const bin = (...parts: string[]) => at('node_modules', ...parts)

/** Runs a tool of node_modules with this Node; true when it is content. */
const tool = (file: string, ...args: string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: ROOT, stdio: 'inherit' })
    child.on('close', (code) => resolve(code === 0))
  })

/** The same, and what it says is kept. */
const quietly =
  (file: string, ...args: string[]): Check['run'] =>
  (_, told) =>
    new Promise((resolve) => {
      // A pipe has no colours by itself.
      const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
      const env = { ...process.env, ...colour }
      const child = spawn(process.execPath, [file, ...args], { cwd: ROOT, env, stdio: 'pipe' })
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (text: Buffer) => told.push(text))
      child.on('close', (code) => resolve(code === 0))
    })

const ROOMS = [
  'src',
  'core',
  'server',
  'cloudfunctions',
  'localwechat',
  'racebench',
  'scripts',
  'tests',
]

const vitest = (...args: string[]) => {
  const chosen = args.flatMap((arg) => (/^\w+$/.test(arg) ? ['--project', arg] : [arg]))
  return tool(bin('vitest', 'vitest.mjs'), 'run', '--passWithNoTests', ...chosen)
}

const build = async (): Promise<boolean> => {
  try {
    await checkBuild()
    return true
  } catch (error) {
    if (!(error instanceof Plain)) throw error
    console.error(error.message)
    return false
  }
}

/** Files that disturb nobody run on both cores; Vitest alone would leave one to itself. */
const TOGETHER = '--maxWorkers=2'

/** Half of a page's time is spent waiting for it to come to rest: a third file fills those gaps. */
const IN_TURNS = '--maxWorkers=3'

/** While working, what a crash at each write leaves behind may wait. */
const LEFT_OUT = ['--exclude', 'tests/contract/*-{crash,jobs,ended}.test.ts']

/** The bundled functions print cards with the characters that the build packs beside them. */
const contract = async (quickly: boolean): Promise<boolean> => {
  await buildAll({ only: 'functions' })
  return quickly ? vitest('contract', TOGETHER, ...LEFT_OUT) : vitest('contract', TOGETHER)
}

// Static ones two at once, the longest first; then one after the other: races and browsers would
// disturb each other on two cores.
const CHECKS: Check[] = [
  {
    name: 'types',
    quick: true,
    static: true,
    run: quietly(bin('typescript', 'bin', 'tsc'), '--noEmit'),
  },
  {
    name: 'lint',
    quick: true,
    static: true,
    run: quietly(bin('@biomejs', 'biome', 'bin', 'biome'), 'check'),
  },
  {
    name: 'imports',
    quick: true,
    static: true,
    run: quietly(
      bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      '--config',
      'config/import-rules.mjs',
      ...ROOMS,
    ),
  },
  {
    name: 'unused code',
    quick: false,
    static: true,
    run: quietly(bin('knip', 'bin', 'knip.js'), '--no-progress'),
  },
  { name: 'build and budgets', quick: false, run: build },
  { name: 'rules', quick: true, run: () => vitest('rules', TOGETHER) },
  { name: 'contract', quick: true, run: contract },
  { name: 'conformance', quick: false, run: () => vitest('conformance', 'localwechat', TOGETHER) },
  { name: 'races', quick: false, run: () => vitest('races', TOGETHER) },
  { name: 'simulation', quick: false, run: () => vitest('simulation', TOGETHER) },
  { name: 'pages', quick: false, run: () => vitest('native', 'built', IN_TURNS) },
  { name: 'end to end', quick: false, run: () => vitest('e2e', IN_TURNS) },
]

const chosenChecks = (args: string[]): { checks: Check[]; quickly: boolean } => {
  const options = { quick: { type: 'boolean', default: false } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const unknown = positionals.find((name) => !CHECKS.some((check) => check.name === name))
  if (unknown) {
    throw new Plain(
      `No check is called "${unknown}"; there are ${CHECKS.map(({ name }) => name).join(', ')}.`,
    )
  }
  const quickly = values.quick
  const isChosen = ({ name, quick }: Check) =>
    positionals.length > 0 ? positionals.includes(name) : quick || !quickly
  return { checks: CHECKS.filter(isChosen), quickly }
}

const seconds = (since: number) => `${Math.round((Date.now() - since) / 1000)} s`

/** Answers the names of the checks that failed, each told whole. */
const runAll = async (checks: Check[], quickly: boolean): Promise<string[]> => {
  const failed: string[] = []
  const head = ({ name }: Check) => console.log(`\n── ${name}`)
  const runOne = async (check: Check) => {
    const since = Date.now()
    const told: Told = []
    if (!check.static) head(check)
    const passed = await check.run(quickly, told)
    if (check.static) head(check)
    for (const text of told) process.stdout.write(text)
    if (!passed) failed.push(check.name)
    console.log(`   ${passed ? 'passed' : 'FAILED'} in ${seconds(since)}`)
  }
  const oneByOne = async (queue: Check[]): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) await runOne(next)
  }
  const beside = checks.filter((check) => check.static)
  await Promise.all([oneByOne(beside), oneByOne(beside)])
  await oneByOne(checks.filter((check) => !check.static))
  return failed
}

main(async () => {
  const begin = Date.now()
  const { checks, quickly } = chosenChecks(process.argv.slice(2))
  const failed = await runAll(checks, quickly)
  if (failed.length > 0) {
    throw new Plain(`Failed after ${seconds(begin)}: ${failed.join(', ')}.`)
  }
  console.log(`\nAll ${checks.length} checks passed in ${seconds(begin)}.`)
})
