import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { complaints, readBudgets } from '../../scripts/lib/budgets.mts'

const budgets = { ...readBudgets(), package: { mainKb: 10, subKb: 5 } }

let home: string

const put = (name: string, text: string) => {
  const file = path.join(home, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const found = () => complaints(path.join(home, 'dist'), path.join(home, 'fn'), budgets)

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'shuke-budget-'))
  put('dist/app.json', JSON.stringify({ subPackages: [{ root: 'clerk' }] }))
  put('dist/app.js', 'App({})')
  put('dist/clerk/home.js', 'Page({})')
  put('fn/member/index.js', 'exports.main = 1')
})

afterEach(() => rmSync(home, { recursive: true }))

describe('the build is fit to ship', () => {
  it('when everything is inside its budget', () => {
    expect(found()).toEqual([])
  })

  it('not when the main package is past its budget', () => {
    put('dist/vendors.js', 'x'.repeat(10 * 1024))
    expect(found()).toEqual([expect.stringMatching(/^The package main .* is past its budget/)])
  })

  it('not when a sub-package is, while the main package keeps its room', () => {
    put('dist/clerk/big.js', 'x'.repeat(6 * 1024))
    expect(found()).toEqual([expect.stringMatching(/^The package clerk .* is past its budget/)])
  })

  it('not with an address that nobody allowed', () => {
    put('dist/app.js', 'load("https://cdn.example.com/font.woff2")')
    expect(found()).toEqual(['dist/app.js holds the address https://cdn.example.com/font.woff2'])
  })

  it('not with a word of the laptop in the mini-program or in a function', () => {
    put('dist/app.js', '/* localwechat */')
    put('fn/member/index.js', 'if (process.env.LOCALWECHAT) {}')
    expect(found()).toEqual([
      'dist/app.js mentions localwechat',
      'cloudfunctions/member/index.js mentions localwechat',
    ])
  })

  it("not with the server's parser on the phone", () => {
    put('dist/clerk/home.js', 'var s={"~standard":{version:1,vendor:"valibot"}}')
    expect(found()).toEqual(['dist/clerk/home.js contains valibot'])
  })
})
