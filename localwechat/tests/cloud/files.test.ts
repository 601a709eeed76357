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

  it('go up from a phone by a form, with a ticket that works once', async () => {
    const headers = { 'x-localwechat-person': 'ann' }
    const meta = await fetch(`${cloud.url}/storage/getUploadMetadata`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ path: 'me.png' }),
    })
    const { url, fileId } = (await meta.json()) as { url: string; fileId: string }
    const bytes = Uint8Array.from([0, 255, 13, 10, 45, 45, 128])
    const form = new FormData()
    form.set('key', 'me.png')
    form.set('file', new Blob([bytes]), 'me.png')
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(204)
    expect((await fetch(url, { method: 'PUT', body: 'again' })).status).toBe(403)
    const list = await fetch(`${cloud.url}/storage/batchGetDownloadUrl`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ file_list: [{ fileid: fileId }] }),
    })
    const { download_list } = (await list.json()) as {
      download_list: { tempFileURL: string }[]
    }
    const picture = await fetch(download_list[0]?.tempFileURL ?? '')
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(bytes)
    expect(picture.headers.get('content-security-policy')).toContain('sandbox')
  })
})
