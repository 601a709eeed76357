import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const entry = fileURLToPath(new URL('../runtime/boot.ts', import.meta.url))

/**
 * Bundles the phone's runtime into one script, to be evaluated in a browser or a jsdom window.
 * It defines `globalThis.localwechatBoot`.
 */
export async function buildRuntime(): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    sourcemap: false,
    loader: { '.css': 'text' },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const output = result.outputFiles[0]
  if (!output) throw new Error('the runtime bundle came out empty')
  return output.text
}
