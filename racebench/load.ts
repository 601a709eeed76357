import { pathToFileURL } from 'node:url'
import type { Adapter } from './adapter.ts'

const isAdapter = (value: unknown): value is Adapter =>
  typeof value === 'object' && value !== null && 'setStage' in value && 'deeds' in value

/** The default export of a file: an adapter, or a function that makes one. Throws what is wrong. */
export const loadAdapter = async (file: string): Promise<Adapter> => {
  const { default: given } = (await import(pathToFileURL(file).href)) as { default?: unknown }
  const adapter: unknown = typeof given === 'function' ? await given() : given
  if (isAdapter(adapter)) return adapter
  throw new Error(`${file}: the default export is no adapter (see racebench/README.md)`)
}
