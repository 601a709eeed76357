import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { makeProject } from './project.ts'

const bin = fileURLToPath(new URL('../../bin/localwechat.mjs', import.meta.url))
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

interface Run {
  child: ChildProcess
  /** First line of output that holds the text. */
  line(text: string): Promise<string>
  exit: Promise<number | null>
}

const run = (...args: string[]): Run => {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const line = (text: string) =>
    expect
      .poll(() => output, { timeout: 30_000 })
      .toContain(text)
      .then(() => output)
  return { child, line, exit: new Promise((resolve) => child.on('close', resolve)) }
}

const project = (): string => {
  const folder = makeProject()
  const config = {
    appid: 'wx0123456789abcdef',
    functions: 'fns',
    schema: 'schema.json',
    people: [{ id: 'ann', name: 'Ann' }],
  }
  writeFileSync(path.join(folder, 'localwechat.config.json'), JSON.stringify(config))
  const schema = { collections: { notes: {} } }
  writeFileSync(path.join(folder, 'schema.json'), JSON.stringify(schema))
  return folder
}

const urlIn = (output: string): string => /http:\S+/.exec(output)?.[0] ?? ''

const call = async (url: string, step: string) => {
  const headers = { 'x-localwechat-person': 'ann' }
  const body = JSON.stringify({ data: { step } })
  const response = await fetch(`${url}/call/main`, { method: 'POST', headers, body })
  return (await response.json()) as { result?: unknown; errMsg: string }
}

it('serves a project, gives way for a taken port, refuses shared data, loses nothing', async () => {
  const folder = project()
  const first = run('serve', '--project', folder, '--port', '0')
  const url = urlIn(await first.line('http://'))
  expect(await call(url, 'commit')).toMatchObject({ result: 'committed' })

  const { port } = new URL(url)
  const beside = run('serve', '--project', project(), '--port', port)
  expect(new URL(urlIn(await beside.line('http://'))).port).not.toBe(port)

  const second = run('serve', '--project', folder, '--port', '0')
  await second.line('in use by another process')
  expect(await second.exit).toBe(1)

  first.child.kill('SIGTERM')
  expect(await first.exit).toBe(0)
  const again = run('serve', '--project', folder, '--port', '0')
  const reply = await call(urlIn(await again.line('http://')), 'commit')
  expect(reply.errMsg).toContain('E11000')
})

it('keeps acknowledged writes when it is killed', async () => {
  const folder = project()
  const first = run('serve', '--project', folder, '--port', '0')
  const url = urlIn(await first.line('http://'))
  await call(url, 'commit')
  first.child.kill('SIGKILL')
  await first.exit
  const again = run('serve', '--project', folder, '--port', '0')
  const reply = await call(urlIn(await again.line('http://')), 'commit')
  expect(reply.errMsg).toContain('E11000')
})

it.each([
  [['serve', '--host', '0.0.0.0'], 'allowRemote', 1],
  [['serve', '--port', 'x'], 'not a port number', 1],
  [['serve', '--wrong'], 'Unknown option', 1],
  [[], 'localwechat serve [options]', 2],
])('refuses %j with a sentence', async (args, text, code) => {
  const bad = run(...args, ...(args.length > 0 ? ['--project', project()] : []))
  await bad.line(text)
  expect(await bad.exit).toBe(code)
})
