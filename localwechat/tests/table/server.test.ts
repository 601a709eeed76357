import { cpSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { phoneRoutes } from '../../phone/table/server.ts'

const config = { appid: 'wx1', links: [{ prefix: 'https://s/</script>', page: 'p/i' }] }
let dist = ''
let server: Server
let base = ''

beforeAll(async () => {
  dist = path.join(mkdtempSync(path.join(tmpdir(), 'table-')), 'dist')
  cpSync(path.join(import.meta.dirname, 'app'), dist, { recursive: true })
  const handler = phoneRoutes({ distDir: dist, config, world: 'w1' })
  server = createServer(async (req, res) => {
    if (!(await handler(req, res))) res.writeHead(404).end('left alone')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
  rmSync(path.dirname(dist), { recursive: true, force: true })
})

const get = async (address: string, init?: RequestInit) => {
  const response = await fetch(base + address, init)
  return { status: response.status, type: response.headers.get('content-type'), response }
}
const textOf = async (address: string) => (await get(address)).response.text()

describe('the routes of the table', () => {
  it('serve the table, the phone, and scripts that parse', async () => {
    expect(await textOf('/')).toContain('/table.js')
    expect(await textOf('/phone/?person=x')).toContain('/phone/app.js?v=')
    // An element's id is a global too: it would pose as window.table until the script ran.
    expect(await textOf('/')).not.toMatch(/id="(table|phone)"/)
    expect(await textOf('/phone/')).not.toMatch(/id="(table|phone)"/)
    for (const name of ['/table.js', '/phone/runtime.js', '/phone/frame.js', '/phone/app.js']) {
      const { status, type, response } = await get(name)
      expect([name, status, type]).toEqual([name, 200, 'text/javascript; charset=utf-8'])
      new Function(await response.text())
    }
  })

  it('write the project’s links into the page without letting them close the script', async () => {
    const html = await textOf('/phone/')
    const found = /id="localwechat-config">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
    expect(JSON.parse(found)).toMatchObject({ appid: 'wx1', links: config.links, world: 'w1' })
  })

  it('serve every font file that the style sheet names, and no other file', async () => {
    const css = await textOf('/phone/fonts.css')
    const names = [...new Set([...css.matchAll(/url\((fonts\/[^)]+)\)/g)].map((match) => match[1]))]
    expect(names.length).toBeGreaterThan(90)
    expect(css).toContain('"Noto Sans SC"')
    expect(css).toMatch(/Noto Sans SC Rare[\s\S]*unicode-range/)
    for (const name of names.slice(0, 6)) {
      const { status, type, response } = await get(`/phone/${name}`)
      const bytes = Buffer.from(await response.arrayBuffer())
      expect([name, status, type, bytes.toString('latin1', 0, 4)]).toEqual([
        name,
        200,
        'font/woff2',
        'wOF2',
      ])
    }
    expect((await get('/phone/fonts/..%2Fpackage.json')).status).toBe(404)
  })

  it('leave everything else to the local cloud', async () => {
    for (const address of ['/people', '/call/member', '/phone/toString', '/constructor']) {
      expect([address, (await get(address)).status]).toEqual([address, 404])
    }
    expect((await get('/', { method: 'POST' })).status).toBe(404)
  })

  it('compile the mini-program again when its build changed', async () => {
    const before = await textOf('/phone/')
    expect(await textOf('/phone/')).toBe(before)
    const file = path.join(dist, 'app.wxss')
    writeFileSync(file, 'page { background: #123456; }')
    utimesSync(file, new Date(), new Date(Date.now() + 5000))
    expect(await textOf('/phone/')).not.toBe(before)
    expect(await textOf('/phone/app.js')).toContain('#123456')
  })

  it('say in the phone’s place what is wrong with a build', async () => {
    writeFileSync(path.join(dist, 'app.json'), '{ broken')
    const { status, response } = await get('/phone/')
    expect(status).toBe(500)
    expect(await response.text()).toContain('app.json')
    rmSync(path.join(dist, 'app.json'))
    expect((await get('/phone/')).status).toBe(503)
  })
})
