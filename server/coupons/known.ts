import { get } from '../platform/store'
import { type TemplateDoc, templates } from './records'

/**
 * Published templates that this instance has read. What is published does not change but for its
 * stock and its end, and both are asked of the shards by the very write that takes (stock.ts): an
 * old copy can at worst ask in vain.
 */
const known = new Map<string, TemplateDoc>()

/** A brand has some dozens that are claimed; beyond, the oldest is read again. */
const MOST = 200

const remember = (template: TemplateDoc): void => {
  known.delete(template._id)
  const [oldest] = known.keys()
  if (known.size >= MOST && oldest !== undefined) known.delete(oldest)
  known.set(template._id, template)
}

/** The template as it is now. */
export const freshTemplate = async (templateId: string): Promise<TemplateDoc | undefined> => {
  const template = await get(templates, templateId)
  if (template?.status === 'published') remember(template)
  else known.delete(templateId)
  return template
}

/** The template as this instance knows it, or as it is now. */
export const knownTemplate = async (templateId: string): Promise<TemplateDoc | undefined> =>
  known.get(templateId) ?? freshTemplate(templateId)
