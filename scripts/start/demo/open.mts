import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Cloud } from 'localwechat/cloud'
import { step } from '../../lib/say.mts'
import type { Secrets } from '../secrets.mts'
import { THINGS, type Thing } from '../things.mts'
import { type BrandName, brands } from './brands.mts'
import { fillDemo } from './fill.mts'
import { speakTo } from './person.mts'
import { cutCards } from './pictures.mts'

export interface Demo {
  brand: BrandName
  things: Thing[]
}

const DONE = 'demo.json'

/** Address of a cloud file on the local cloud. */
const fileUrl = (fileId: string): string => fileId.replace(/^cloud:\/\/[^/]+\//, '/files/')

const make = async (
  home: string,
  url: string,
  brand: BrandName,
  secrets: Secrets,
): Promise<Demo> => {
  const { sheet, csv } = await fillDemo(speakTo(url), brand, secrets.setupCode, url)
  const pdf = new Uint8Array(await (await fetch(url + fileUrl(sheet))).arrayBuffer())
  const { batch } = brands[brand]
  const cards = await cutCards(pdf, batch.count, path.join(home, THINGS))
  const things = [
    { name: `${batch.name}.csv`, url: fileUrl(csv) },
    { name: `${batch.name}.pdf`, url: fileUrl(sheet) },
    ...cards.map((file, i) => ({ name: `包裹卡 ${i + 1}`, url: `/things/${file}` })).reverse(),
  ]
  return { brand, things }
}

/**
 * Fills in the demo brand on the first run; later runs only read what was made then. The timer is
 * fired once at its end: else the figures of customers would be empty for the first ten minutes.
 */
export const openDemo = async (
  home: string,
  { url, fireTimer }: Pick<Cloud, 'url' | 'fireTimer'>,
  brand: BrandName,
  secrets: Secrets,
): Promise<Demo> => {
  const done = path.join(home, DONE)
  if (existsSync(done)) return JSON.parse(readFileSync(done, 'utf8')) as Demo
  const demo = await step('Filling in the demo brand, as its people would', async () => {
    const made = await make(home, url, brand, secrets)
    await fireTimer('jobs')
    return made
  })
  writeFileSync(done, `${JSON.stringify(demo, null, 2)}\n`)
  return demo
}
