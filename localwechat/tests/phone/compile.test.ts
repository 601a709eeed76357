import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { compileApp } from '../../phone/index.ts'
import { nativeDir } from './phone.ts'

interface Parts {
  styles: Record<string, string>
  configs: Record<string, { usingComponents?: Record<string, string> }>
  assets: Record<string, string>
}

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function broken(file: string, text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lw-compile-'))
  folders.push(folder)
  cpSync(nativeDir, folder, { recursive: true })
  writeFileSync(path.join(folder, file), text)
  return folder
}

function parts(folder = nativeDir): Parts {
  const scope: { localwechatApp?: Parts } = {}
  new Function('globalThis', compileApp(folder).script)(scope)
  if (!scope.localwechatApp) throw new Error('the script registered nothing')
  return scope.localwechatApp
}

describe('style sheets', () => {
  test('rpx, viewport units and safe areas follow the phone', () => {
    const { app = '' } = parts().styles
    expect(app).toContain('font-size: calc(var(--rpx) * 32)')
    expect(app).toContain('calc(var(--rpx) * -20) 0 var(--safe-bottom)')
    expect(app).toContain('calc(var(--vh) * 50)')
    expect(app).not.toMatch(/rpx;|\dvh/)
  })

  test('imports are inlined and app styles stay inside pages', () => {
    const { app = '' } = parts().styles
    expect(app).not.toContain('@import')
    expect(app).toContain(':where([data-lw-page]) .shared')
    expect(app).toContain(':where([data-lw-page]) wx-view.title')
    expect(app).toContain('wx-page')
  })

  test('the colour scheme is the phone’s, not the browser’s', () => {
    const { app = '' } = parts().styles
    expect(app).toContain(':where([data-theme="dark"])')
    expect(app).not.toContain('prefers-color-scheme')
  })

  test('a page’s styles reach only that page, a component’s only that component', () => {
    const { styles } = parts()
    expect(styles['pages/home/home']).toContain(':where([data-lw-page="pages/home/home"]) .row')
    expect(styles['components/card/card']).toContain('.components_card_card--box')
    expect(styles['components/card/card']).toContain('[wx-host="components_card_card"]')
  })
})

describe('files', () => {
  test('components are found by relative and absolute paths', () => {
    expect(parts().configs['pages/home/home']?.usingComponents).toEqual({
      card: '/components/card/card',
      slotted: '/components/slotted/slotted',
    })
  })

  test('pictures travel as data', () => {
    expect(parts().assets['images/dot.png']).toMatch(/^data:image\/png;base64,/)
  })

  test.each([
    ['pages/home/home.wxml', '<view>{{ a + }}</view>', /pages\/home\/home\.wxml:1:/],
    ['pages/home/home.js', 'Page({', /pages\/home\/home\.js does not parse/],
    ['app.json', '{', /app\.json cannot be read/],
    ['pages/home/home.json', '{"usingComponents":{"x":"./nowhere"}}', /nowhere, which does not/],
    ['app.json', '{"pages":["pages/none/none"]}', /app\.json names pages\/none\/none/],
  ])('a broken %s is named', (file, text, message) => {
    const folder = broken(file, text)
    expect(() => compileApp(folder)).toThrow(message)
  })

  test('a folder that is no mini-program is refused', () => {
    expect(() => compileApp('/nowhere')).toThrow('no built mini-program at /nowhere')
  })
})
