import { describe, expect, test } from 'vitest'
import { importRefusals } from '../../core/orders/import-refusals.ts'
import { LOST, refusal, type Script } from './clerk-cloud.ts'
import { type Opened, open, scans } from './clerk-phone.ts'
import { answers, LONG } from './member-answers.ts'
import { operatorDay } from './operator-answers.ts'
import {
  anImport,
  claim,
  done,
  ordersDesk,
  ordersMember,
  paused,
  rejectedRow,
  running,
  shown,
  waiting,
} from './orders-answers.ts'
import { expectLittle, firstSetDataBytes, largest } from './set-data.ts'

const desk: Script = { ...operatorDay, ...ordersDesk }
const own: Script = { ...answers, ...ordersMember }
const refused = (code: keyof typeof importRefusals) => refusal(code, importRefusals[code])

/** The next file that somebody picks out of a chat. */
const picks = (phone: Opened, name: string, size = 2000) => {
  phone.phone.wx.chooseMessageFile = async () => ({
    tempFiles: [{ path: 'http://tmp/orders', size, name, type: 'file', time: 0 }],
  })
  const cloud = phone.phone.wx.cloud as { uploadFile: unknown }
  const paths: string[] = []
  cloud.uploadFile = async ({ cloudPath }: { cloudPath: string }) => {
    paths.push(cloudPath)
    return { fileID: `cloud://e.b/${cloudPath}` }
  }
  return paths
}

describe('the list of imports', () => {
  test('is behind a door of the board, and says what each has done or why it failed', async () => {
    const phone = await open('operator/board', desk)
    await phone.until('导入订单')
    await phone.tap('导入订单')
    expect(phone.where()).toBe('data/imports')
    await phone.until('旧版 Excel')
    for (const words of ['开始后：新 400，有变化 9，和已有的一样 3', '已完成', '抖店订单'])
      expect(phone.text()).toContain(words)
    await phone.tap('抖店十一月.xlsx')
    expect(phone.where()).toBe('data/import?id=i2')
  })

  test('without one says what an import is for', async () => {
    const phone = await open('data/imports', { ...desk, 'orders.imports': { imports: [] } })
    expect(phone.text()).toContain('还没有导入过')
    await phone.tap('.page-foot .btn')
    expect(phone.where()).toBe('data/new-import')
  })

  test('is the operator’s alone', async () => {
    const code = refusal('role.operator-required')
    const phone = await open('data/imports', { ...desk, 'orders.imports': code })
    expect(phone.text()).toContain('我有启动码')
  })

  test('of a hundred comes page by page, each in small pieces', async () => {
    const page = (from: number) =>
      Array.from({ length: 20 }, (_, i) => anImport({ id: `i${from + i}`, name: LONG }))
    const phone = await open('data/imports', {
      ...desk,
      'orders.imports': ({ after }: { after?: string }) => ({
        imports: page(Number(after ?? 0)),
        ...(Number(after ?? 0) < 80 ? { next: String(Number(after ?? 0) + 20) } : {}),
      }),
    })
    for (let i = 0; i < 4; i += 1) await phone.tap('再往前看')
    await expect.poll(() => phone.findAll('.row-card').length).toBe(100)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })
})

describe('a new import', () => {
  test('puts the file under its own ending and goes to its check', async () => {
    const phone = await open('data/new-import', desk)
    const paths = picks(phone, '双十一订单.XLSX')
    await phone.tap('#choose')
    expect(paths[0]).toMatch(/^orders\/in-[a-z0-9]+\.xlsx$/)
    expect(phone.callsOf('orders.check')[0]?.input).toEqual({
      fileId: `cloud://e.b/${paths[0]}`,
      name: '双十一订单.XLSX',
    })
    expect(phone.where()).toBe('data/import?id=i1')
  })

  test('beyond what can be read is not even sent', async () => {
    const phone = await open('data/new-import', desk)
    const paths = picks(phone, '十年.csv', 600 * 1024 * 1024)
    await phone.tap('#choose')
    expect([paths, phone.callsOf('orders.check')]).toEqual([[], []])
  })

  test('gives the template with its header and one row to follow', async () => {
    const phone = await open('data/new-import', desk)
    const written: { filePath: string; data: string }[] = []
    const files = phone.phone.wx.getFileSystemManager as () => { writeFile: unknown }
    const manager = files()
    manager.writeFile = (file: (typeof written)[0] & { success(): void }) => {
      written.push(file)
      file.success()
    }
    phone.phone.wx.getFileSystemManager = () => manager
    await phone.tap('#template')
    expect(written[0]?.filePath).toContain('订单模板.csv')
    expect(written[0]?.data).toMatch(/^\ufeff平台,订单号,.*\r\n其他,A20260131001,.*\r\n$/)
  })
})

describe('an import', () => {
  test('that was checked shows what it would change and what is left out, then starts', async () => {
    const phone = await open('data/import?id=i1', desk)
    const words = ['开始后会这样变', '412 个', '¥48120.50', '¥128', '第一次出现 233 位']
    for (const one of [...words, '7 行没有导入', '第 17 行「订单编号」', '1.93E+15'])
      expect(phone.text()).toContain(one)
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    await phone.tap('#start')
    expect(phone.callsOf('orders.start')[0]?.input).toEqual({ importId: 'i1' })
    await phone.until('全部写入了')
    // While it is looked at, the looks do its work.
    expect(phone.callsOf('orders.push')[0]?.input).toEqual({ importId: 'i1' })
  })

  test('that others have overtaken says so before it is started', async () => {
    const phone = await open('data/import?id=i1', {
      ...desk,
      'orders.import': shown(anImport(), true),
    })
    expect(phone.text()).toContain('检查以后又有别的导入开始了')
  })

  test('on its way shows how far, is paused, and goes on', async () => {
    const script: Script = {
      ...desk,
      'orders.import': shown(running),
      'orders.push': shown(running),
    }
    const phone = await open('data/import?id=i1', script)
    expect(phone.text()).toContain('42%')
    script['orders.push'] = shown(paused)
    script['orders.import'] = shown(paused)
    await phone.tap('暂停')
    expect(phone.text()).toContain('停在这里了')
    script['orders.push'] = shown(done)
    await phone.tap('继续导入')
    await phone.until('全部写入了')
  })

  test('is stopped after its effect was read; the refusal stays in the sheet', async () => {
    const turns: unknown[] = [refused('orders.import-ended')]
    const phone = await open('data/import?id=i1', {
      ...desk,
      'orders.import': shown(paused),
      'orders.cancel': () => turns.pop() ?? { import: { ...paused, state: 'cancelled' } },
    })
    await phone.tap('停止这次导入')
    expect(phone.text()).toContain('已经写入的 173 个订单仍然算数')
    expect(phone.callsOf('orders.cancel')).toEqual([])
    await phone.tap('确认停止')
    expect(phone.text()).toContain('这次导入已经结束了')
    await phone.tap('确认停止')
    expect(phone.callsOf('orders.cancel')[1]?.input).toEqual({ importId: 'i1' })
  })

  test('is undone with a reason after it was said what that takes back', async () => {
    const phone = await open('data/import?id=i1', { ...desk, 'orders.import': shown(done) })
    await phone.tap('撤销这次导入')
    for (const words of ['400 个新订单不再算数', '396 笔购买、¥48120.50', '积分也收回'])
      expect(phone.text()).toContain(words)
    await phone.tap('确认撤销')
    expect(phone.callsOf('orders.undo')).toEqual([])
    await phone.input('#undo-why', '选错了店')
    await phone.tap('确认撤销')
    expect(phone.callsOf('orders.undo')[0]?.input).toEqual({ importId: 'i1', why: '选错了店' })
  })

  test('that failed says why and that nothing was changed', async () => {
    const failed = anImport({
      ...{ state: 'failed', stateName: '没有通过检查', kind: '', rows: 0, rejected: 0 },
      problem: '这个 Excel 文件有密码，请在 Excel 里去掉密码后再上传',
      may: { start: false, pause: false, resume: false, cancel: false, undo: false },
    })
    const phone = await open('data/import?id=i1', { ...desk, 'orders.import': shown(failed) })
    expect(phone.text()).toContain('去掉密码后再上传')
    expect(phone.text()).toContain('什么都没有改动')
    expect(phone.findAll('.page-foot')).toEqual([])
  })

  test('keeps what was there when the net is gone', async () => {
    const script: Script = { ...desk, 'orders.import': shown(running), 'orders.push': LOST }
    const phone = await open('data/import?id=i1', script)
    await phone.until('再试一次')
    expect(phone.text()).toContain('42%')
    script['orders.push'] = shown(done)
    await phone.until('全部写入了')
  })

  test('sends little when something of it is asked about', async () => {
    const phone = await open('data/import?id=i1', { ...desk, 'orders.import': shown(done) })
    expectLittle(await phone.sent(() => phone.tap('撤销这次导入')))
  })
})

describe('rows that were left out', () => {
  test('come page by page, and all at once as a table', async () => {
    const phone = await open('data/rejects?id=i1', desk)
    expect(phone.findAll('.row-card').length).toBe(20)
    await phone.tap('再往前看')
    await phone.until(`第 ${rejectedRow(22).row} 行`)
    expect(phone.callsOf('orders.rejects')[1]?.input).toEqual({ importId: 'i1', after: '0~20' })
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
    await phone.tap('#save')
    expect(phone.callsOf('orders.rejected')[0]?.input).toEqual({ importId: 'i1' })
  })
})

describe('an order', () => {
  test('is found by its number with all that is known of it', async () => {
    const phone = await open('data/order', desk)
    await phone.input('#order-no', ' 6917926768823643751 ')
    await phone.tap('查这个订单')
    expect(phone.callsOf('orders.search')[0]?.input).toEqual({ orderNo: '6917926768823643751' })
    for (const words of ['淘宝天猫', '¥128', '¥20', '老白茶', '会员 尾号 2025 · 得 108 分'])
      expect(phone.text()).toContain(words)
    await phone.tap('双十一订单.csv')
    expect(phone.where()).toBe('data/import?id=i1')
  })

  test('that nobody imported: what to do', async () => {
    const script = { ...desk, 'orders.search': refused('orders.not-found') }
    const phone = await open('data/order?no=123', script)
    expect(phone.text()).toContain('先导入包含它的文件')
  })
})

describe('the rules of claiming', () => {
  test('are saved as they were chosen, and a wrong number of days is marked', async () => {
    const phone = await open('data/claim-rules', desk)
    await phone.tap('得积分和成长值')
    await phone.input('#claim-days', '999')
    await phone.tap('保存')
    expect(phone.find('#claim-days')?.closest('.field-bad')?.textContent).toContain('最多 730 天')
    expect(phone.callsOf('orders.saveRules')).toEqual([])
    await phone.input('#claim-days', '90')
    await phone.tap('保存')
    expect(phone.callsOf('orders.saveRules')[0]?.input).toEqual({
      rules: { earn: true, days: 90 },
    })
  })
})

describe('a member’s own orders', () => {
  test('are behind a quiet line of 我的, with the rules first', async () => {
    const phone = await open('pages/me', own)
    await phone.until('认领订单')
    await phone.tap('#orders')
    expect(phone.where()).toBe('member/orders')
    expect(phone.text()).toContain('付款后 180 天内的订单可以认领')
    await phone.until('等待核对：店家导入订单后自动认领')
    expect(phone.text()).toContain('得 128 分')
    expect(largest(phone)).toBeLessThanOrEqual(firstSetDataBytes)
  })

  const ends: [string, object, string][] = [
    ['counted', claim(), '认领好了：淘宝天猫 · ¥128，得 128 分'],
    ['not imported yet', waiting, '导进来时会自动认领，不用再来填'],
  ]
  test.each(ends)('%s: said in one sentence', async (_what, answer, sentence) => {
    const phone = await open('member/orders', { ...own, 'orders.claim': { claim: answer } })
    await phone.input('#order-no', ' 6917926768823643751 ')
    await phone.tap('#claim')
    expect(phone.callsOf('orders.claim')[0]?.input).toEqual({ orderNo: '6917926768823643751' })
    expect(phone.text()).toContain(sentence)
    expect(phone.find('#order-no')?.querySelector('input')?.value).toBe('')
  })

  const codes = ['orders.claim-taken', 'orders.claim-waiting-full'] as const
  test.each(codes)('%s stands at the number, which stays', async (code) => {
    const phone = await open('member/orders', { ...own, 'orders.claim': refused(code) })
    await phone.input('#order-no', '6917926768823643751')
    await phone.tap('#claim')
    const field = phone.find('#order-no')?.closest('.field-bad')
    expect(field?.textContent).toContain(importRefusals[code].slice(0, 8))
    expect(field?.querySelector('input')?.value).toBe('6917926768823643751')
  })

  test('nothing typed asks nothing; a scan is claimed at once', async () => {
    const phone = await open('member/orders', own)
    await phone.tap('#claim')
    expect(phone.text()).toContain('请先填订单号')
    expect(phone.callsOf('orders.claim')).toEqual([])
    scans(phone, '6917926768823643751')
    await phone.tap('#scan')
    expect(phone.callsOf('orders.claim')[0]?.input).toEqual({ orderNo: '6917926768823643751' })
  })

  test('a number that waits is taken away after it was asked', async () => {
    const phone = await open('member/orders', own)
    await phone.until('删掉')
    await phone.tap('删掉')
    expect(phone.callsOf('orders.forget')).toEqual([])
    await phone.tap('.sheet-foot .btn')
    expect(phone.callsOf('orders.forget')[0]?.input).toEqual({ claimId: 'w.abc' })
  })

  test('guests are shown the way to join', async () => {
    const script = { ...own, 'orders.claims': refusal('role.member-required') }
    const phone = await open('member/orders', script)
    expect(phone.text()).toContain('去入会')
  })
})
