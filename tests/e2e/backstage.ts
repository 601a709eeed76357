import type { TemplateView } from '../../core/coupons/contract'
import type { TemplateForm } from '../../core/coupons/form'
import type { StoreView, Ticket } from '../../core/coupons/views'
import { businessDayOf, DAY, HOUR, MINUTE, startOfDay } from '../../core/kernel/time'
import { type Say, speakTo } from '../../scripts/start/demo/person.mts'
import type { TableForTest } from './table'

/** What a story finds done when it begins, by the real routes. */
export interface Backstage {
  say: Say
  /** A coupon that is out, by these rules. */
  publish(form: TemplateForm): Promise<string>
  /** The member takes this coupon of the demo brand from its claim page. */
  claim(person: string, name: string): Promise<Ticket>
  /** Somebody else stands at the first store's till. */
  hire(person: string, role: 'clerk' | 'manager', name: string): Promise<void>
}

export const backstageOf = ({ shuke }: TableForTest): Backstage => {
  const say = speakTo(shuke.url)
  const operator = <T>(route: string, input: unknown, step?: string) =>
    say<T>('operator', 'operator', route, input, step)
  const named = async (name: string): Promise<string> => {
    const { templates } = await operator<{ templates: TemplateView[] }>('coupons.templates', {})
    return templates.find(({ form }) => form.name === name)?.id ?? ''
  }
  return {
    say,
    async publish(form) {
      const step = `backstage:${form.name}`
      const { template } = await operator<{ template: TemplateView }>(
        'coupons.draft',
        { form },
        step,
      )
      await operator('coupons.publish', { templateId: template.id }, `${step}:publish`)
      return template.id
    },
    async claim(person, name) {
      const input = { templateId: await named(name) }
      const step = `backstage:${person}:${name}`
      return (await say<{ ticket: Ticket }>(person, 'member', 'coupons.claim', input, step)).ticket
    },
    async hire(person, role, name) {
      const { stores } = await operator<{ stores: StoreView[] }>('stores.list', {})
      const post = { storeId: stores.find((one) => one.name === '青石巷店')?.id, role }
      const step = `backstage:hire:${person}`
      const { path } = await operator<{ path: string }>('staff.invite', post, step)
      const token = new URLSearchParams(path.split('?')[1]).get('token')
      await say(person, 'clerk', 'staff.accept', { token, name }, `${step}:accept`)
    },
  }
}

const SUNDAY = 0
const SATURDAY = 6

/** 14:30 in Beijing on the next weekday: windows of the week are open, whenever the test runs. */
export const comeToAfternoon = async ({ shuke }: TableForTest): Promise<void> => {
  const { clock } = shuke.cloud
  let noon = startOfDay(businessDayOf(clock.now())) + 12 * HOUR
  do noon += DAY
  while ([SUNDAY, SATURDAY].includes(new Date(noon).getUTCDay()))
  await clock.set(noon + 2 * HOUR + 30 * MINUTE)
}
