import { makeFunctions } from '../functions/make.mts'
import { complaints, packageSizes, readBudgets, sizeLine } from './budgets.mts'
import { at } from './root.mts'
import { Plain, step } from './say.mts'
import { hashOf, isFresh, markFresh } from './stamp.mts'
import { buildMiniProgram } from './taro.mts'

const PHONE_SOURCES = ['src', 'core', 'config', 'babel.config.js', 'project.config.json', '.env']
const PHONE_PRODUCTS = ['dist/app.json', 'dist/app.js', 'dist/project.config.json']
const FUNCTIONS = ['member', 'clerk', 'operator', 'jobs', 'wecom']
const ENTRIES = FUNCTIONS.map((name) => `cloudfunctions/${name}/entry.ts`)
const CLOUD_SOURCES = [...ENTRIES, 'core', 'server', 'scripts/functions', 'tsconfig.json']
const CLOUD_PRODUCTS = [
  ...FUNCTIONS.map((name) => `cloudfunctions/${name}/index.js`),
  'cloudfunctions/operator/assets/glyphs.bin',
  'cloudfunctions/database.json',
]

interface Part {
  name: 'functions' | 'mini-program'
  what: string
  sources: string[]
  products: string[]
  make: () => Promise<void>
}

const PARTS: Part[] = [
  {
    name: 'functions',
    what: 'Bundling the cloud functions',
    sources: CLOUD_SOURCES,
    products: CLOUD_PRODUCTS,
    make: makeFunctions,
  },
  {
    name: 'mini-program',
    what: 'Building the mini-program for WeChat',
    sources: PHONE_SOURCES,
    products: PHONE_PRODUCTS,
    make: buildMiniProgram,
  },
]

interface BuildOptions {
  always?: boolean
  only?: Part['name']
}

/** Builds the cloud functions and dist/; what is fresh is left alone unless `always`. */
export const buildAll = async ({ always = false, only }: BuildOptions = {}): Promise<void> => {
  for (const { name, what, sources, products, make } of PARTS) {
    if (only !== undefined && only !== name) continue
    const hash = hashOf([...sources, 'package-lock.json'])
    if (!always && isFresh(name, hash, products)) continue
    await step(what, make)
    markFresh(name, hash)
  }
}

/** Builds everything and refuses what is past a budget or must not be shipped, with its reasons. */
export const checkBuild = async (options: BuildOptions = {}): Promise<void> => {
  await buildAll(options)
  const budgets = readBudgets()
  for (const size of packageSizes(at('dist'), budgets)) console.log(`  ${sizeLine(size)}`)
  const found = complaints(at('dist'), at('cloudfunctions'), budgets)
  if (found.length > 0) throw new Plain(`The build is not fit to ship:\n- ${found.join('\n- ')}`)
}
