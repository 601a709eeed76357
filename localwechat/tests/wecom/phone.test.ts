import { afterEach, expect, it } from 'vitest'
import type { TestPhone } from '../../phone/index.ts'
import { type FakeWecom, startWecom } from '../../wecom/index.ts'
import { nativePhone } from '../phone/phone.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

const stage = async (): Promise<{ wecom: FakeWecom; phone: TestPhone; configId: string }> => {
  const phone = await nativePhone()
  open.push(phone)
  const { person } = phone.phone.context.settings
  const people = () => [{ id: person.id, name: person.name }]
  const wecom = await startWecom({ corpId: 'ww1', secret: 's', users: ['su'], people })
  open.push(wecom)
  const token = (await (
    await fetch(`${wecom.url}/cgi-bin/gettoken?corpid=ww1&corpsecret=s`)
  ).json()) as { access_token: string }
  const made = await fetch(
    `${wecom.url}/cgi-bin/externalcontact/add_contact_way?access_token=${token.access_token}`,
    { method: 'POST', body: JSON.stringify({ type: 1, scene: 2, user: ['su'], state: 'c1' }) },
  )
  const { config_id } = (await made.json()) as { config_id: string }
  return { wecom, phone, configId: config_id }
}

const textOf = (wecom: FakeWecom, way: string): string =>
  `https://localwechat.invalid/wecom?${new URLSearchParams({ way, at: `${wecom.url}/play` })}`

const tap = async ({ phone }: TestPhone, testid: string): Promise<void> => {
  const find = () => phone.context.document.querySelector<HTMLElement>(`[data-testid="${testid}"]`)
  for (let left = 100; left > 0 && !find(); left -= 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
  const button = find()
  if (!button) throw new Error(`no ${testid} on the phone`)
  button.click()
}

it('a phone that scans the QR code of a contact way offers to add the staff, and adds it', async () => {
  const { wecom, phone, configId } = await stage()
  const scanned = phone.phone.scanFromWeChat(textOf(wecom, configId), 1011)
  await tap(phone, 'action-0')
  await tap(phone, 'reader-close')
  await scanned
  expect(wecom.deliveries()[0]?.event).toMatchObject({ UserID: 'su', State: 'c1' })
})

it('nothing happens when the person says no, or the way is gone', async () => {
  const { wecom, phone, configId } = await stage()
  const scanned = phone.phone.scanFromWeChat(textOf(wecom, configId), 1011)
  await tap(phone, 'action-cancel')
  await scanned
  const gone = phone.phone.scanFromWeChat(textOf(wecom, 'gone'), 1011)
  await tap(phone, 'reader-close')
  await gone
  expect(wecom.deliveries()).toEqual([])
})
