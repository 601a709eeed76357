// Plain JavaScript without dependencies: it has to run before anything is installed.
// `ignore-scripts=true` (facts/taro.md §1) also switches off npm's own pre-scripts, hence this file.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const lockFile = path.join(root, 'package-lock.json')
const stampFile = path.join(root, 'node_modules', '.shuke-lock')
const hiddenLock = path.join(root, 'node_modules', '.package-lock.json')

// 20.12 brought what vitest 4 and the scripts need (import.meta.dirname, util.styleText).
const LEAST_NODE = [20, 12]

const stop = (sentence) => {
  console.error(`\n${sentence}\n`)
  process.exit(1)
}

const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [least, leastMinor] = LEAST_NODE
  if (major > least || (major === least && minor >= leastMinor)) return
  stop(
    `Shuke needs Node ${least}.${leastMinor} or newer; this is Node ${process.versions.node}.\n` +
      'Get one at https://nodejs.org (any LTS version) and run the same command again.',
  )
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)

/** True when what npm says it installed is what the lock file asks for. */
const installedAgrees = (lock) => {
  const hidden = read(hiddenLock)
  if (hidden === undefined) return false
  const have = JSON.parse(hidden).packages
  return Object.entries(JSON.parse(lock).packages).every(
    ([name, wanted]) =>
      !name.includes('node_modules/') ||
      wanted.link === true ||
      have[name]?.version === wanted.version ||
      (have[name] === undefined && (wanted.optional === true || wanted.devOptional === true)),
  )
}

/** npm by its own path when npm started us: the same version, and no shell on Windows. */
const npm = (...args) => {
  const own = process.env.npm_execpath
  const options = { cwd: root, stdio: 'inherit' }
  if (own?.endsWith('.js')) return spawnSync(process.execPath, [own, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

const checkPackages = () => {
  const lock = read(lockFile)
  if (lock === undefined)
    stop('package-lock.json is missing; please take a complete copy of Shuke.')
  const wanted = createHash('sha256').update(lock).digest('hex')
  if (read(stampFile) === wanted) return
  if (!installedAgrees(lock)) {
    console.log('· Installing packages (once, and after updates; about a minute)…')
    if (npm('ci', '--no-audit', '--no-fund').status !== 0) {
      stop(
        'The packages could not be installed. The lines above say why; is the npm registry reachable?',
      )
    }
  }
  writeFileSync(stampFile, wanted)
}

/** Long enough for a child that heard Ctrl-C from the terminal itself to begin closing. */
const GRACE_MS = 300

/** The terminal sends Ctrl-C to the child as well; a bare signal to us alone is passed on. */
const runTypeScript = (script, args) => {
  const flags = ['--import', 'tsx', '--disable-warning=ExperimentalWarning']
  const file = path.join(root, 'scripts', script)
  const child = spawn(process.execPath, [...flags, file, ...args], { cwd: root, stdio: 'inherit' })
  process.on('SIGINT', () => setTimeout(() => child.kill('SIGTERM'), GRACE_MS).unref())
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)))
}

/** Checks Node, installs what the lock file asks for, then runs a TypeScript script. */
export const bootstrap = (script, args) => {
  checkNode()
  checkPackages()
  runTypeScript(script, args)
}
