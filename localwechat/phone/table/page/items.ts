/** A thing on the table: what a mini-program saved, or what a person put there. */
export interface Item {
  id: string
  name: string
  /** A URL that lives as long as the table's page. */
  url: string
  kind: 'picture' | 'pdf' | 'other'
}

const kindOf = (type: string, name: string): Item['kind'] => {
  if (type.startsWith('image/') || /\.(png|jpe?g|svg|webp|gif)$/i.test(name)) return 'picture'
  return type === 'application/pdf' || /\.pdf$/i.test(name) ? 'pdf' : 'other'
}

let made = 0

/** Makes an item of bytes. */
export function itemOf(name: string, blob: Blob): Item {
  made += 1
  return { id: `item-${made}`, name, url: URL.createObjectURL(blob), kind: kindOf(blob.type, name) }
}

/**
 * Takes a file over from a phone: a blob URL dies with the frame that made it, so the bytes are
 * copied at once.
 */
export async function adopt(file: { name: string; url: string }): Promise<Item> {
  const response = await fetch(file.url)
  return itemOf(file.name, await response.blob())
}
