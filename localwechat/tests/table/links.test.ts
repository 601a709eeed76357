import { describe, expect, it } from 'vitest'
import {
  entryOfScene,
  meaningOf,
  parseMiniProgramCode,
  pathOfCode,
  splitPath,
} from '../../phone/api/ui/links.ts'

const world = {
  appid: 'wx1',
  links: [
    { prefix: 'https://shop.example/', page: 'pages/home/index' },
    { prefix: 'https://shop.example/c/', page: '/insert/landing/index' },
  ],
  now: Date.UTC(2026, 11, 3, 10, 0, 0) + 999,
}
const code = (appid: string) =>
  `https://localwechat.invalid/wxacode?appid=${appid}&page=pages%2Fa%2Findex&scene=b%3D1%26c`

describe('a code seen by WeChat itself', () => {
  it('opens the page of an ordinary-link rule with q encoded once and the time in seconds', () => {
    const url = 'https://shop.example/c/AB-12?x=1&y=茶'
    const meaning = meaningOf(url, 'camera', world)
    expect(meaning).toEqual({
      kind: 'launch',
      options: {
        path: 'insert/landing/index',
        query: { q: encodeURIComponent(url), scancode_time: '1796292000' },
        scene: 1011,
      },
    })
  })

  it('takes the longest of the prefixes that fit', () => {
    const meaning = meaningOf('https://shop.example/about', 'camera', world)
    expect(meaning).toMatchObject({ options: { path: 'pages/home/index' } })
  })

  it.each([
    ['camera', 1011, 1047],
    ['press', 1012, 1048],
    ['album', 1013, 1049],
  ] as const)(
    'by %s has scene %i for a link and %i for a mini-program code',
    (entry, link, own) => {
      const scene = (content: string) => meaningOf(content, entry, world)
      expect(scene('https://shop.example/c/1')).toMatchObject({ options: { scene: link } })
      expect(scene(code('wx1'))).toMatchObject({ options: { scene: own } })
      expect([entryOfScene(link), entryOfScene(own)]).toEqual([entry, entry])
    },
  )

  it('hands the scene of a mini-program code over encoded once', () => {
    const meaning = meaningOf(code('wx1'), 'camera', world)
    expect(meaning).toMatchObject({
      options: { path: 'pages/a/index', query: { scene: 'b%3D1%26c' } },
    })
  })

  it('does not open a code of another mini-program, nor a link that only looks alike', () => {
    expect(meaningOf(code('wx2'), 'camera', world)).toEqual({ kind: 'stranger', appid: 'wx2' })
    const http = 'http://shop.example/c/1'
    expect(meaningOf(http, 'camera', world)).toEqual({ kind: 'link', url: http })
    expect(meaningOf('6901234567892', 'camera', world).kind).toBe('text')
    expect(parseMiniProgramCode('https://localwechat.invalid/wxacode?page=x')).toBeNull()
  })
})

describe('paths', () => {
  it('of a mini-program code read back to the same scene', () => {
    const own = parseMiniProgramCode(code('wx1'))
    expect(own && pathOfCode(own)).toBe('pages/a/index?scene=b%3D1%26c')
  })

  it('of a shared card keep their values undecoded, as pages get them', () => {
    expect(splitPath('/pages/a/index?i=x%26y&j=&k=1=2')).toEqual({
      path: 'pages/a/index',
      query: { i: 'x%26y', j: '', k: '1=2' },
    })
    expect(splitPath('pages/a/index')).toEqual({ path: 'pages/a/index', query: {} })
  })
})
