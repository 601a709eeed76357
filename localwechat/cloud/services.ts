import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createChaos } from './chaos/index.ts'
import { createClock, type MovableClock } from './clock.ts'
import type { CloudConfig, PersonConfig } from './config.ts'
import type { Services } from './context.ts'
import { openFileStore } from './files/store.ts'
import { createTickets } from './files/tickets.ts'
import { createHost } from './functions/host.ts'
import { createMailbox, emptyMailbox } from './people/mailbox.ts'
import { createPhoneCodes } from './people/phone-codes.ts'
import { createPeople } from './people/registry.ts'
import { openStateFile } from './state-file.ts'
import { openStore } from './store/index.ts'
import type { Store } from './store/types.ts'
import type { CloudOptions, PaymentRecord } from './types.ts'

/** Two cores run about this many instances without starving each other. */
const WORKERS = 8

const prepareFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new Error(`localwechat cannot use the data folder ${folder}: ${(error as Error).message}`)
  }
}

/** People, messages and payments: small, so one JSON file each. */
const openState = (data: string) => ({
  added: openStateFile<PersonConfig[]>(path.join(data, 'people.json'), []),
  mailbox: openStateFile(path.join(data, 'messages.json'), emptyMailbox()),
  payments: openStateFile<PaymentRecord[]>(path.join(data, 'payments.json'), []),
})

const assemble = (
  config: CloudConfig,
  options: CloudOptions,
  parts: { clock: MovableClock; store: Store; origin: () => string },
): Services => {
  const { data, workersPerFunction: workers = WORKERS, log = () => undefined } = options
  const { strict = false, warn = console.warn, code = path.join(data, 'code') } = options
  const { clock, store, origin } = parts
  const { added, mailbox, payments } = openState(data)
  const endpoint = () => `${origin()}/admin`
  const chaos = createChaos()
  const { skew } = chaos
  const files = openFileStore(path.join(data, 'files'), config.env)
  return {
    config,
    clock,
    store,
    host: createHost({ config, clock, code, endpoint, workers, log, skew, strict, warn }),
    storage: { files, tickets: createTickets(clock.now), origin },
    people: createPeople(config, added),
    mailbox: createMailbox(mailbox),
    phoneCodes: createPhoneCodes(clock.now),
    payments,
    chaos,
    answerSize: options.answerSize ?? Number.POSITIVE_INFINITY,
  }
}

/** Opens everything under the data folder. The database comes first: it holds the lock. */
export const openServices = (
  config: CloudConfig,
  options: CloudOptions,
  origin: () => string,
): Services => {
  const { data, durability = 'full' } = options
  prepareFolder(data)
  const clock = createClock()
  const folder = path.join(data, 'database')
  const store = openStore({ folder, schema: config.schema, now: clock.now, durability })
  try {
    return assemble(config, options, { clock, store, origin })
  } catch (error) {
    store.close()
    throw error
  }
}
