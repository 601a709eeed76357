import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TemplateForm } from '#core/coupons/form'
import { codeOf, newRequestId, type Shuke, startShuke } from '../bench'
import { anyForm, type Stage, setStage } from '../story'

describe('a coupon that the rules object to', () => {
  let shuke: Shuke
  let stage: Stage

  beforeAll(async () => {
    shuke = await startShuke()
    stage = await setStage(shuke)
  })
  afterAll(() => shuke.stop())

  const drafted = async (form: Partial<TemplateForm>) => {
    const input = { form: anyForm(form) }
    const { template } = await shuke.must(stage.operator, 'operator', 'coupons.draft', input)
    return template.id
  }
  const publish = (templateId: string, reason?: string) => {
    const input = reason === undefined ? { templateId } : { templateId, reason }
    return shuke.send(stage.operator, 'operator', 'coupons.publish', input, newRequestId())
  }

  it('is not published when it is red, whatever is said for it, and the sentence says where', async () => {
    const templateId = await drafted({ rules: '转发到朋友圈并截图后才能使用' })
    const reply = await publish(templateId, '大家都这么做')
    expect(codeOf(reply)).toBe('compliance.red')
    if (reply.ok) return
    expect(reply.error.message).toContain('使用说明')
    expect(reply.error.message).toContain('朋友圈')
    const { template } = await shuke.must(stage.operator, 'operator', 'coupons.template', {
      templateId,
    })
    expect(template.status).toBe('draft')
  })

  it('is published for a reason when it is yellow, and the audit keeps the reason', async () => {
    const templateId = await drafted({ name: '独家桂花糕券' })
    expect(codeOf(await publish(templateId))).toBe('compliance.reason-missing')
    expect(codeOf(await publish(templateId, '配方确为本店独有'))).toBe('ok')
    const { rows } = await shuke.must(stage.operator, 'operator', 'audit.list', {})
    expect(JSON.stringify(rows)).toContain('配方确为本店独有')
  })

  it('is told on the form before anything is kept', async () => {
    const { findings } = await shuke.must(stage.operator, 'operator', 'compliance.coupon', {
      form: anyForm({ rules: '最终解释权归商家所有' }),
    })
    expect(findings[0]).toMatchObject({ rule: 'C31', level: 'red', field: '使用说明' })
    expect(findings[0]?.quote).not.toBe('')
  })
})
