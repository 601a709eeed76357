import { describe, expect, it } from 'vitest'
import { start, step } from './project.ts'

const cloud = await start()

type Uploaded = { fileID: string; text: string; urls: { tempFileURL: string; status: number }[] }

describe('files', () => {
  it('go up, get an address, come down and are deleted through the SDK', async () => {
    const { fileID, text, urls } = await step<Uploaded>(cloud, 'files')
    expect(fileID).toBe('cloud://local-env.local/a/b 中.txt')
    expect(text).toBe('hello')
    expect(urls.map((one) => one.status)).toEqual([0, -503003])
    const response = await fetch(urls[0]?.tempFileURL ?? '')
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toBe('hello')
    expect(await step(cloud, 'deleteFile', { fileID })).toMatchObject([{ status: 0 }])
    expect(await step(cloud, 'deleteFile', { fileID })).toMatchObject([{ status: -503003 }])
    expect((await fetch(urls[0]?.tempFileURL ?? '')).status).toBe(404)
  })

  it.each(['', '/a', 'a//b', '../a', 'a/../../b', 'a/.', 'a\u0000b', 'x'.repeat(1025)])(
    'refuse the path %j',
    async (cloudPath) => {
      const { error } = await step<{ error?: object }>(cloud, 'badPath', { cloudPath })
      expect(error).toBeDefined()
    },
  )

  it.each(['..%2f..%2fpeople.json', '..%5cpeople.json', '%2e%2e/people.json'])(
    'are not read from outside their folder (%s)',
    async (name) => {
      expect((await fetch(`${cloud.url}/files/${name}`)).status).toBe(404)
    },
  )

  const bytes = Uint8Array.from([0, 255, 13, 10, 45, 45, 128])

  it('go up by a form too, with a ticket that works once', async () => {
    const meta = await fetch(`${cloud.url}/admin`, {
      method: 'POST',
      headers: { authorization: 'x' },
      body: JSON.stringify({ action: 'storage.getUploadMetadata', path: 'form.png' }),
    })
    const { data } = (await meta.json()) as { data: { url: string } }
    const form = new FormData()
    form.set('key', 'form.png')
    form.set('file', new Blob([bytes]), 'form.png')
    expect((await fetch(data.url, { method: 'POST', body: form })).status).toBe(204)
    expect((await fetch(data.url, { method: 'PUT', body: 'again' })).status).toBe(403)
    const picture = await fetch(`${cloud.url}/files/form.png`)
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(bytes)
  })

  it('go up from a phone, and come back so that they cannot act as a page', async () => {
    const put = (path: string, person: string) =>
      fetch(`${cloud.url}/upload/${path}`, {
        method: 'PUT',
        headers: { 'x-localwechat-person': person },
        body: bytes,
      })
    const reply = await put('me/%E6%88%91.svg', 'ann')
    expect(await reply.json()).toMatchObject({ fileID: 'cloud://local-env.local/me/我.svg' })
    const picture = await fetch(`${cloud.url}/files/me/${encodeURIComponent('我.svg')}`)
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(bytes)
    expect(picture.headers.get('content-type')).toBe('image/svg+xml')
    expect(picture.headers.get('content-security-policy')).toContain('sandbox')
    expect((await put('me.png', 'nobody')).status).toBe(404)
    expect((await put('%2e%2e%2fme.png', 'ann')).status).toBe(400)
  })

  it.each([
    ['bytes=2-4', 206, 'cde', 'bytes 2-4/10'],
    ['bytes=7-', 206, 'hij', 'bytes 7-9/10'],
    ['bytes=8-100', 206, 'ij', 'bytes 8-9/10'],
    ['bytes=-3', 206, 'hij', 'bytes 7-9/10'],
    ['bytes=4-2', 200, 'abcdefghij', null],
    ['bytes=0-1,4-5', 200, 'abcdefghij', null],
    ['lines=1-2', 200, 'abcdefghij', null],
  ])('come down in part (%s)', async (range, status, body, told) => {
    const headers = { 'x-localwechat-person': cloud.addPerson({ name: '人' }).id }
    await fetch(`${cloud.url}/upload/part.txt`, { method: 'PUT', headers, body: 'abcdefghij' })
    const response = await fetch(`${cloud.url}/files/part.txt`, { headers: { range } })
    expect([response.status, await response.text()]).toEqual([status, body])
    expect(response.headers.get('content-range')).toBe(told)
  })

  it('say where they end to who asks beyond it', async () => {
    const headers = { 'x-localwechat-person': cloud.addPerson({ name: '人' }).id }
    await fetch(`${cloud.url}/upload/end.txt`, { method: 'PUT', headers, body: 'abc' })
    const beyond = await fetch(`${cloud.url}/files/end.txt`, { headers: { range: 'bytes=3-9' } })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */3'])
  })
})
