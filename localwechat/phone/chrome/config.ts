import type { LinkRule } from '../api/ui/links.ts'

/** What the table's server writes into the page of a phone. */
export interface PageConfig {
  links: LinkRule[]
  templates: { id: string; title: string }[]
}

export const CONFIG_ID = 'localwechat-config'

/** Reads the project's public configuration; empty lists in a bare test. */
export function pageConfig(doc: Document): PageConfig {
  const text = doc.getElementById(CONFIG_ID)?.textContent
  const config = (text ? JSON.parse(text) : {}) as Partial<PageConfig>
  return { links: config.links ?? [], templates: config.templates ?? [] }
}
