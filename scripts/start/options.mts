import { parseArgs } from 'node:util'
import { Plain } from '../lib/say.mts'
import { type BrandName, brandNames, isBrandName } from './demo/brands.mts'

export interface StartOptions {
  reset: boolean
  port: number
  /** The demo brand asked for; without one the first is taken. */
  brand?: BrandName
  /** No demo brand: the first operator comes in by the set-up code that is printed. */
  empty: boolean
  /** Builds, starts, fills in, then stops: for tests and for measuring. */
  once: boolean
}

export const DEFAULT_PORT = 8788
const LAST_PORT = 65535

const portOf = (text: string): number => {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= LAST_PORT) return port
  throw new Plain(`--port must be a number from 0 to ${LAST_PORT}, not "${text}".`)
}

const read = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        reset: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        once: { type: 'boolean', default: false },
        port: { type: 'string', default: String(DEFAULT_PORT) },
        brand: { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new Plain(
      `${(error as Error).message}\nKnown: --port 8788, --brand tea|bakery, --empty, --reset`,
    )
  }
}

/** Options of `npm start -- …`; a wrong one is refused with what would be right. */
export const readOptions = (args: string[]): StartOptions => {
  const { reset, once, empty, port, brand } = read(args)
  if (brand === undefined) return { reset, once, empty, port: portOf(port) }
  if (!isBrandName(brand)) {
    throw new Plain(`There is no demo brand "${brand}"; choose ${brandNames.join(' or ')}.`)
  }
  return { reset, once, empty, port: portOf(port), brand }
}
