import { SaxesParser } from 'saxes'

export type Attributes = Readonly<Record<string, string>>

export interface Handlers {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
  /** Asked after every piece: true ends the reading. */
  isEnough?(): boolean
}

/** Strict and transitional workbooks differ in prefixes; the local names are the same. */
const localOf = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads XML piece by piece; a document type's entities are never resolved, so there are no bombs. */
export const readXml = async (
  pieces: AsyncIterable<string>,
  { open, close, text, isEnough }: Handlers,
): Promise<void> => {
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    throw error
  })
  if (open)
    parser.on('opentag', ({ name, attributes }) => open(localOf(name), attributes as Attributes))
  if (close) parser.on('closetag', ({ name }) => close(localOf(name)))
  if (text) parser.on('text', text)
  for await (const piece of pieces) {
    parser.write(piece)
    if (isEnough?.()) return
  }
  parser.close()
}
