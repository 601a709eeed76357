import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, type BrowserServer, chromium } from 'playwright-core'

/**
 * A Chromium for the tests: the one named by CHROMIUM_PATH, an installed one, else the one packed in
 * npm's @sparticuz/chromium. Works as root, offline, and where libnss3 is missing.
 */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
]
const FOLDERS = (process.env.PATH ?? '').split(path.delimiter)
const FIXED: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

// Root in a container has no sandbox and no GPU; the rest keeps the browser off the network.
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

interface Found {
  executablePath: string
  /** Where its libraries are, when the machine lacks them. */
  libraries?: string
}

const installed = (): string | undefined =>
  [
    ...FOLDERS.flatMap((folder) => NAMES.map((name) => path.join(folder, name))),
    ...(FIXED[process.platform] ?? []),
  ].find((file) => existsSync(file))

const packed = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
  '../../bin',
)
const cache = path.resolve(import.meta.dirname, '../node_modules/.cache/shuke/chromium')

/** Unpacks beside the place and moves it there whole: two test runs may start at once. */
const unpack = async (name: string, target: string): Promise<string> => {
  if (existsSync(target)) return target
  mkdirSync(path.dirname(target), { recursive: true })
  const part = `${target}.${process.pid}`
  const source = createReadStream(path.join(packed, `${name}.br`))
  await pipeline(source, createBrotliDecompress(), createWriteStream(part))
  chmodSync(part, 0o755)
  renameSync(part, target)
  return target
}

/** Of two that unpack a folder at once, the slower one throws its own away. */
const moveOnce = (part: string, home: string): void => {
  try {
    renameSync(part, home)
  } catch (error) {
    if (!existsSync(home)) throw error
    rmSync(part, { recursive: true, force: true })
  }
}

const unpackLibraries = async (): Promise<string> => {
  const home = path.join(cache, 'al2023')
  const libraries = path.join(home, 'lib')
  if (existsSync(libraries)) return libraries
  const archive = await unpack('al2023.tar', path.join(cache, 'al2023.tar'))
  // Beside the place as well: another run may have a browser open on these very files.
  const part = `${home}.${process.pid}`
  mkdirSync(part, { recursive: true })
  execFileSync('tar', ['-xf', archive, '-C', part])
  moveOnce(part, home)
  return libraries
}

const starts = (executablePath: string): boolean =>
  spawnSync(executablePath, ['--version', '--no-sandbox'], { stdio: 'ignore' }).status === 0

const fromPackage = async (): Promise<Found> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The tests need Chrome, Chromium or Edge; install one or set CHROMIUM_PATH.')
  }
  const executablePath = await unpack('chromium', path.join(cache, 'chromium'))
  if (starts(executablePath)) return { executablePath }
  return { executablePath, libraries: await unpackLibraries() }
}

/** The browser that the tests use on this machine. */
export const findChromium = async (): Promise<Found> => {
  const named = process.env.CHROMIUM_PATH
  if (named && !existsSync(named))
    throw new Error(`CHROMIUM_PATH names ${named}, which is not there`)
  const executablePath = named ?? installed()
  return executablePath ? { executablePath } : fromPackage()
}

/** Names the browser that all files of a test run share; see tests/e2e/once.ts. */
export const SHARED = 'SHUKE_TEST_BROWSER'

const launching = async () => {
  const { executablePath, libraries } = await findChromium()
  const env = { ...process.env, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) }
  return { executablePath, args: ARGS, env: env as Record<string, string> }
}

/** Starts a headless browser for many processes; `SHARED` takes its address. */
export const serveBrowser = async (): Promise<BrowserServer> =>
  chromium.launchServer(await launching())

/** Starts a headless browser, or joins the shared one; closing it closes only what was opened here. */
export const openBrowser = async (): Promise<Browser> => {
  const shared = process.env[SHARED]
  return shared ? chromium.connect(shared) : chromium.launch(await launching())
}
