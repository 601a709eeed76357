import { afterAll, beforeAll, expect, it } from 'vitest'
import { comesTrue, fillUnder, goesAway, openPage, sceneOf } from './hands'
import { openTable, PATIENCE, type TableForTest } from './table'

/** Who may stand at the till: invited once, seen in every step, gone at once when revoked. */

/** A code turns every 30 s on the server's clock. */
const NEXT_CODE = 31_000

let table: TableForTest

beforeAll(async () => {
  table = await openTable({
    brand: 'tea',
    query:
      'phones=operator:wide,friend,shopper,clerk&at.operator=operator/staff/index&at.clerk=clerk/home/index',
    width: 2700,
  })
})
afterAll(() => table?.close())

const operator = () => table.phone('operator')
const friend = () => table.phone('friend')
const clerk = () => table.phone('clerk')

/** The digits on the member's screen, as a clerk reads them aloud. */
const digits = async (): Promise<string> =>
  (await table.phone('shopper').frame.locator('#code-digits').textContent()) ?? ''

const typeDigits = async (): Promise<void> => {
  await friend().tap('输入券码数字')
  await friend().type('.digits-in input', await digits())
  await friend().tap('看看这张券')
  await friend().sees('核销后：券失效')
}

it('makes an invitation that another WeChat scans off the screen', async () => {
  await operator().tap('邀请员工')
  await operator().sees('店员可以核销，并撤销自己 10 分钟内的核销。')
  await operator().tap('生成邀请')
  await operator().sees('请对方用微信扫一扫，或直接发到聊天里')
  await operator().frame.locator('.code-picture img').waitFor({ timeout: PATIENCE })
  await table.hold('operator', 'friend')
  await friend().sees('请您来做')
  expect(await sceneOf(table, 'friend')).toBe(1047)
  await table.shot('staff-1-invited')
})

it('takes the person in under the name that they give', async () => {
  await fillUnder(table, 'friend', '您的名字', '阿宁')
  await friend().tap('接受邀请')
  await friend().sees('扫一扫核销')
  await friend().sees(/阿宁 · 店员/)
})

it('refuses the same invitation to somebody else', async () => {
  await table.hold('operator', 'shopper')
  await table.phone('shopper').sees('这份邀请已经被用过，请让运营重新发一份')
  await table.shot('staff-2-used')
})

it('sends the next invitation as a card to a chat, and makes a manager', async () => {
  await operator().tap('关闭')
  await operator().tap('邀请员工')
  await operator().tap('店长')
  await operator().tap('生成邀请')
  await operator().tap('发给对方')
  await operator().tapId('share-to-clerk')
  await clerk().tapId('capsule-close')
  await clerk().tapId('chat-operator')
  await clerk().tapId('card-0')
  await clerk().sees('店长')
  expect(await sceneOf(table, 'clerk')).toBe(1007)
  await fillUnder(table, 'clerk', '您的名字', '小周')
  await clerk().tap('接受邀请')
  await clerk().sees(/小周 · 店长/)
  await operator().tap('关闭')
})

it('redeems by the digits that a customer reads aloud', async () => {
  const shopper = table.phone('shopper')
  await table.hold(await table.thing('包裹卡 1'), 'shopper')
  await shopper.tap('同意并收下')
  await shopper.tap('看这张券')
  await shopper.sees('请店员扫一扫，或报数字')
  await typeDigits()
  await table.shot('staff-3-quote')
  await friend().tap('确认核销')
  await friend().sees('已核销')
})

it('lists it in the log of today, from where the clerk takes it back', async () => {
  await friend().tap('回到工作台')
  await friend().tap('今日记录')
  await friend().tap('撤销')
  await friend().sees(/撤销后：券回到会员的券包/)
  await table.shot('staff-4-log')
  await friend().tapId('modal-ok')
  await friend().sees('已撤销')
  await table.phone('shopper').sees('请店员扫一扫，或报数字')
})

it("lets the store's manager take back what a clerk redeemed", async () => {
  await friend().tapId('nav-back')
  const before = await digits()
  await table.shuke.cloud.clock.advance(NEXT_CODE)
  await comesTrue(async () => (await digits()) !== before, 'the code turns')
  await typeDigits()
  await friend().tap('确认核销')
  await friend().sees('已核销')
  await openPage(table, 'clerk', 'clerk/today')
  await clerk().tap('撤销')
  await clerk().tapId('modal-ok')
  await goesAway(table, 'clerk', /^撤销$/)
  await table.shot('staff-5-manager')
})

it('turns a revoked clerk away at the very next step, kindly', async () => {
  await friend().tap('回到工作台')
  await friend().sees('扫一扫核销')
  await operator().frame.locator('.row-card', { hasText: '阿宁' }).getByText('撤销').click()
  await operator().sees(/这个人在这家店的下一次操作就会被拒绝/)
  await table.shot('staff-6-revoke')
  await operator().tap('撤销阿宁在这家店的岗位')
  await operator().sees('已离岗')
  await friend().tap('输入券码数字')
  await friend().type('.digits-in input', await digits())
  await friend().tap('看看这张券')
  await friend().sees(/这里只给店员使用|您不是这家门店的店员/)
  await table.shot('staff-7-revoked')
})

it('makes a second operator, who opens the desk at once', async () => {
  await operator().tap('邀请员工')
  await operator().tap('运营')
  await operator().sees('权限和您一样')
  await table.shot('staff-8-operator')
  await operator().tap('生成邀请')
  await operator().frame.locator('.code-picture img').waitFor({ timeout: PATIENCE })
  await table.hold('operator', 'friend')
  await friend().sees('整个品牌，所有门店')
  await table.shot('staff-9-offer')
  await fillUnder(table, 'friend', '您的名字', '阿宁')
  await friend().tap('接受邀请')
  await friend().sees('回头客占比')
  await operator().tap('关闭')
  await operator().sees('整个品牌 · 运营')
})

it('takes the right away again, which works on the very next step', async () => {
  const person = operator().frame.locator('.row-card', { hasText: '阿宁' })
  await person.getByText('撤销').click()
  await operator().sees(/下一次运营操作就会被拒绝/)
  await table.shot('staff-10-right')
  await operator().tap('撤销阿宁的运营权限')
  await operator().sees('已离岗')
  await friend().tap('员工')
  await friend().sees('这里只给品牌运营使用')
})

it('keeps a row of each step for the operator to read', async () => {
  await openPage(table, 'operator', 'operator/audit')
  const steps = ['邀请员工', '接受员工邀请', '扫包裹卡领券', '核销', '撤销核销', '撤销员工权限']
  for (const step of steps) await operator().sees(step)
  await table.shot('staff-11-audit')
})

it('leaves no error in the console of any phone', () => {
  expect(table.faults).toEqual([])
})
