import { mkdirSync, writeFileSync } from 'node:fs'
import { collections, functions } from '../../server/platform/schema.ts'
import { at } from '../lib/root.mts'
import { hashOf, isFresh, markFresh } from '../lib/stamp.mts'
import { bundleFunction, writeJson } from './bundle.mts'
import { makeGlyphPack } from './glyphs.mts'
import { cloudbaseConfig, functionConfig, functionPackage } from './settings.mts'

const ASSETS = 'cloudfunctions/operator/assets'
const GLYPHS = `${ASSETS}/glyphs.bin`

/** The pack changes only with the font or its format, and takes seconds: made when stale. */
const makeAssets = (): void => {
  const sources = ['scripts/functions/glyphs.mts', 'server/platform/print/glyph-format.ts']
  const hash = hashOf([...sources, 'node_modules/@fontsource/noto-sans-sc/package.json'])
  if (isFresh('glyphs', hash, [GLYPHS])) return
  mkdirSync(at(ASSETS), { recursive: true })
  writeFileSync(at(GLYPHS), makeGlyphPack())
  markFresh('glyphs', hash)
}

/** Bundles one function and writes the settings that lie beside it. */
const makeFunction = async (name: keyof typeof functions): Promise<void> => {
  const folder = (file: string) => at('cloudfunctions', name, file)
  await bundleFunction(folder('entry.ts'), folder('index.js'))
  writeJson(folder('config.json'), functionConfig(functions[name]))
  writeJson(folder('package.json'), functionPackage(name))
}

/**
 * Makes everything that WeChat Cloud (or the local one) needs from server/platform/schema.ts:
 * index.js, config.json and package.json of each function, cloudbaserc.json, database.json.
 */
export const makeFunctions = async (): Promise<void> => {
  makeAssets()
  for (const name of Object.keys(functions)) await makeFunction(name as keyof typeof functions)
  writeJson(at('cloudfunctions', 'database.json'), { collections })
  writeJson(at('cloudbaserc.json'), cloudbaseConfig(functions))
}
