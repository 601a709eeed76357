import { describe, expect, it } from 'vitest'
import type { Result } from '#core/kernel/result'
import { HEAD_BYTES } from '#core/orders/limits'
import { type FileCode, fileRefusals } from '#core/orders/refusals'
import { openFile } from '#server/orders/files'
import { readAny } from './orders/files'
import { type Malformed, malformed } from './orders/malformed'

const outcome = async ({ file, size }: Malformed): Promise<Result<unknown, FileCode>> =>
  size === undefined ? readAny(file) : openFile(file.subarray(0, HEAD_BYTES), size)

const sentenceOf = (code: string, details: Record<string, string | number> = {}): string =>
  fileRefusals[code as FileCode].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name]))

describe('a file that can not be read', () => {
  it.each(malformed.map((one) => [one.kind, one.code, one] as const))(
    '%s: %s',
    async (_, code, one) => {
      const result = await outcome(one)
      expect(result).toMatchObject({
        ok: false,
        code,
        ...(one.details ? { details: one.details } : {}),
      })
      if (!result.ok) expect(sentenceOf(code, result.details)).not.toMatch(/[{}]|undefined/)
    },
  )

  it('of at least forty kinds is told apart, and every refusal is given by one', () => {
    expect(malformed.length).toBeGreaterThanOrEqual(40)
    const given = new Set(malformed.map(({ code }) => code))
    expect(Object.keys(fileRefusals).filter((code) => !given.has(code))).toEqual([])
  })
})
