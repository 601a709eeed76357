import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { buildAll, checkBuild } from './lib/build-all.mts'
import { at, ROOT } from './lib/root.mts'
import { main, Plain } from './lib/say.mts'

interface Check {
  name: string
  run: (quickly: boolean) => Promise<boolean>
  /** Part of `npm run test:quick`, which answers in less than two minutes. */
  quick: boolean
}

const bin = (...parts: string[]) => at('node_modules', ...parts)

/** Runs a tool of node_modules with this Node; true when it is content. */
const tool = (file: string, ...args: string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: ROOT, stdio: 'inherit' })
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

/** While working, what a crash at each write leaves behind may wait. */
const LEFT_OUT = ['--exclude', 'tests/contract/*-{crash,jobs,ended}.test.ts']

/** The bundled functions print cards with the characters that the build packs beside them. */
const contract = async (quickly: boolean): Promise<boolean> => {
  await buildAll({ only: 'functions' })
  return quickly ? vitest('contract', TOGETHER, ...LEFT_OUT) : vitest('contract', TOGETHER)
}

// Groups one after the other: races and browsers would disturb each other on two cores.
const CHECKS: Check[] = [
  { name: 'lint', quick: true, run: () => tool(bin('@biomejs', 'biome', 'bin', 'biome'), 'check') },
  { name: 'types', quick: true, run: () => tool(bin('typescript', 'bin', 'tsc'), '--noEmit') },
  {
    name: 'imports',
    quick: true,
    run: () =>
      tool(
        bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
        '--config',
        'config/import-rules.mjs',
        ...ROOMS,
      ),
  },
  {
    name: 'unused code',
    quick: false,
    run: () => tool(bin('knip', 'bin', 'knip.js'), '--no-progress'),
  },
  { name: 'build and budgets', quick: false, run: build },
  { name: 'rules', quick: true, run: () => vitest('rules', TOGETHER) },
  { name: 'contract', quick: true, run: contract },
  { name: 'conformance', quick: false, run: () => vitest('conformance', 'localwechat', TOGETHER) },
  { name: 'races', quick: false, run: () => vitest('races', TOGETHER) },
  { name: 'simulation', quick: false, run: () => vitest('simulation', TOGETHER) },
  { name: 'pages', quick: false, run: () => vitest('native', 'built', TOGETHER) },
  { name: 'end to end', quick: false, run: () => vitest('e2e', TOGETHER) },
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

main(async () => {
  const begin = Date.now()
  const { checks, quickly } = chosenChecks(process.argv.slice(2))
  const failed: string[] = []
  for (const { name, run } of checks) {
    const since = Date.now()
    console.log(`\n── ${name}`)
    if (!(await run(quickly))) failed.push(name)
    console.log(`   ${failed.includes(name) ? 'FAILED' : 'passed'} in ${seconds(since)}`)
  }
  if (failed.length > 0) {
    throw new Plain(`Failed after ${seconds(begin)}: ${failed.join(', ')}.`)
  }
  console.log(`\nAll ${checks.length} checks passed in ${seconds(begin)}.`)
})
