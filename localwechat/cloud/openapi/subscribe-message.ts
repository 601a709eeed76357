import type { CloudConfig } from '../config.ts'
import { asRecord, asText, type Json } from '../json.ts'
import { appPages } from '../pages.ts'
import { WechatError } from '../wire/errors.ts'
import type { OpenApi } from './context.ts'
import { fieldProblem } from './subscribe-fields.ts'

const findTemplate = (config: CloudConfig, id: string) => {
  const template = config.templates.find((one) => one.id === id)
  if (id === '' || (config.templates.length > 0 && !template))
    throw new WechatError(40037, 'invalid template_id')
  return template
}

type Template = ReturnType<typeof findTemplate>

const readFields = (data: Json, template: Template) => {
  const wanted = Object.keys(template?.fields ?? data)
  const strange = Object.keys(data).find((key) => !wanted.includes(key))
  if (wanted.length === 0 || strange)
    throw new WechatError(47003, `argument invalid! data.${strange ?? ''} is not in the template`)
  return wanted.map((key) => {
    const { value: given } = asRecord(data[key])
    const value = typeof given === 'number' ? String(given) : given
    const problem = fieldProblem(key, value)
    if (problem) throw new WechatError(47003, `argument invalid! ${problem}`)
    return { key, label: template?.fields[key] ?? key, value: asText(value) }
  })
}

const checkPage = (config: CloudConfig, page: string): void => {
  const path = page.split('?')[0] ?? ''
  if (page.startsWith('/') || (path !== '' && appPages(config)?.has(path) === false))
    throw new WechatError(41030, 'invalid page')
}

/** subscribeMessage.send: into the message list of the person, if they accepted one. */
export const sendSubscribeMessage: OpenApi = (params, { config, people, mailbox, now }) => {
  const person = people.byOpenid(asText(params.touser))
  if (!person) throw new WechatError(40003, 'invalid openid')
  const template = findTemplate(config, asText(params.template_id))
  const page = asText(params.page)
  checkPage(config, page)
  const sent = mailbox.deliver({
    to: person.id,
    templateId: asText(params.template_id),
    title: template?.title ?? '',
    page,
    fields: readFields(asRecord(params.data), template),
    at: now(),
  })
  if (!sent) throw new WechatError(43101, 'user refuse to accept the msg')
  return { json: {} }
}
