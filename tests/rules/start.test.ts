import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readOptions } from '../../scripts/start/options.mts'
import { openSecrets } from '../../scripts/start/secrets.mts'

describe('options of npm start', () => {
  it('have a port and no brand unless told', () => {
    expect(readOptions([])).toEqual({ reset: false, once: false, empty: false, port: 8788 })
    expect(readOptions(['--brand', 'bakery', '--port', '9000'])).toMatchObject({
      brand: 'bakery',
      port: 9000,
    })
  })

  it('are refused with a sentence when they are wrong', () => {
    expect(() => readOptions(['--port', 'tea'])).toThrow('--port must be a number from 0 to 65535')
    expect(() => readOptions(['--brand', 'coffee'])).toThrow('choose tea or bakery')
    expect(() => readOptions(['--fast'])).toThrow('Known: --port')
  })
})

describe('secrets of the first start', () => {
  let home: string
  const open = () => openSecrets(home)
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'shuke-home-'))
  })
  afterEach(() => rmSync(home, { recursive: true }))

  it('are made once and kept', () => {
    const first = open()
    expect(first.keys).toMatch(/^a:[A-Za-z0-9+/]{43}=$/)
    expect(first.setupCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(open()).toEqual(first)
  })

  it('are for their owner only', () => {
    open()
    for (const file of ['secrets.json', 'functions.json']) {
      expect(statSync(path.join(home, file)).mode & 0o077).toBe(0)
    }
  })

  it('reach the functions without the set-up code itself', () => {
    const { setupCode } = open()
    const text = readFileSync(path.join(home, 'functions.json'), 'utf8')
    expect(text).not.toContain(setupCode)
    expect(text).toContain(createHash('sha256').update(setupCode).digest('hex'))
  })

  it('are not replaced silently when the file is broken', () => {
    open()
    writeFileSync(path.join(home, 'secrets.json'), '{"keys":')
    expect(open).toThrow('can not be read. "npm run demo:reset" starts over')
  })
})
