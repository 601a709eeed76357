import { DocumentStore } from './store.ts'
import type { Store, StoreOptions } from './types.ts'

export { StoreOpenError } from './open.ts'
export type {
  DatabaseReply,
  DatabaseRequest,
  IndexSpec,
  QueryPlan,
  Sender,
  Store,
  StoreOptions,
  StoreSchema,
} from './types.ts'

/**
 * Opens the document store of one folder for this process alone, and builds what the schema adds.
 * Throws StoreOpenError when the folder is in use, damaged or not writable.
 */
export const openStore = (options: StoreOptions): Store => new DocumentStore(options)
