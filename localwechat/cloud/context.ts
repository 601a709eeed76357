import type { Chaos } from './chaos/index.ts'
import type { MovableClock } from './clock.ts'
import type { CloudConfig } from './config.ts'
import type { Storage } from './files/storage.ts'
import type { FunctionHost } from './functions/host.ts'
import type { Mailbox } from './people/mailbox.ts'
import type { PhoneCodes } from './people/phone-codes.ts'
import type { People } from './people/registry.ts'
import type { StateFile } from './state-file.ts'
import type { Store } from './store/types.ts'
import type { PaymentRecord } from './types.ts'

/** Everything the routes work with. */
export interface Services {
  config: CloudConfig
  clock: MovableClock
  store: Store
  host: FunctionHost
  storage: Storage
  people: People
  mailbox: Mailbox
  phoneCodes: PhoneCodes
  payments: StateFile<PaymentRecord[]>
  chaos: Chaos
  /** Characters of documents in one answer of the database. */
  answerSize: number
}
