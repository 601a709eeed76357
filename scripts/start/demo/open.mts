import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { at } from '../../lib/root.mts'
import { step } from '../../lib/say.mts'
import type { Secrets } from '../secrets.mts'
import type { BrandName } from './brands.mts'
import { type DemoFiles, fillDemo } from './fill.mts'
import { speakTo } from './person.mts'

export interface Demo extends DemoFiles {
  brand: BrandName
}

const DONE = () => at('.shuke', 'demo.json')

/** Fills in the demo brand on the first run; later runs only read what was made then. */
export const openDemo = async (url: string, brand: BrandName, secrets: Secrets): Promise<Demo> => {
  if (existsSync(DONE())) return JSON.parse(readFileSync(DONE(), 'utf8')) as Demo
  const files = await step('Filling in the demo brand, as its people would', () =>
    fillDemo(speakTo(url), brand, secrets.setupCode),
  )
  const demo = { brand, ...files }
  writeFileSync(DONE(), `${JSON.stringify(demo, null, 2)}\n`)
  return demo
}
