import { spawn } from 'node:child_process'
import { at, ROOT } from './root.mts'
import { Plain } from './say.mts'

// Taro prints its banner, tips and a file list; only a failure is worth the reader's time.
const TAIL_LINES = 40

const run = (args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'pipe' })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })

const tail = (text: string): string => text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')

/** Builds the mini-program for WeChat into dist/. */
export const buildMiniProgram = async (): Promise<void> => {
  const cli = at('node_modules', '@tarojs', 'cli', 'bin', 'taro')
  const env = { ...process.env, NODE_ENV: 'production', CI: 'true' }
  const { code, output } = await run([cli, 'build', '--type', 'weapp'], env)
  // Taro ends with 0 after some compile errors; its own words decide.
  if (code !== 0 || /Build failed|编译失败|ERROR in /.test(output)) {
    throw new Plain(`${tail(output)}\n\nThe mini-program could not be built; see the lines above.`)
  }
}
