import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname)
const alias = {
  '@': path.join(root, 'src'),
  '#core': path.join(root, 'core'),
  '#server': path.join(root, 'server'),
}

const project = (name: string, include: string[], extra: Record<string, unknown> = {}) => ({
  resolve: { alias },
  test: { name, include, environment: 'node', ...extra },
})

/** For rooms whose files run the bundled functions in clouds of their own. */
const globalSetup = [path.join(root, 'tests/once.ts')]

// Limits only end what hangs: two shared cores may be ten times as slow as a quiet machine.
const MINUTE = 60_000

export default defineConfig({
  test: {
    projects: [
      project('rules', ['tests/rules/**/*.test.ts'], { testTimeout: 2 * MINUTE }),
      project('contract', ['tests/contract/**/*.test.ts'], {
        globalSetup,
        // Each file has a cloud of its own; what they import keeps nothing between them.
        isolate: false,
        testTimeout: 4 * MINUTE,
        hookTimeout: MINUTE,
      }),
      project('conformance', ['tests/conformance/**/*.test.ts'], {
        globalSetup,
        testTimeout: MINUTE,
        hookTimeout: MINUTE,
      }),
      project('localwechat', ['localwechat/tests/**/*.test.ts'], {
        isolate: false,
        testTimeout: MINUTE,
        hookTimeout: MINUTE,
      }),
      project('races', ['tests/races/**/*.test.ts'], {
        globalSetup,
        testTimeout: 10 * MINUTE,
        hookTimeout: MINUTE,
      }),
      project('simulation', ['tests/simulation/**/*.test.ts'], {
        testTimeout: 10 * MINUTE,
        hookTimeout: MINUTE,
      }),
      project('native', ['tests/native/**/*.test.ts'], { testTimeout: MINUTE }),
      project('built', ['tests/built/**/*.test.ts'], {
        globalSetup: [path.join(root, 'tests/built/prepared.ts')],
        setupFiles: [path.join(root, 'tests/built/after-each.ts')],
        testTimeout: 2 * MINUTE,
        hookTimeout: 3 * MINUTE,
      }),
      project('e2e', ['tests/e2e/**/*.test.ts'], {
        globalSetup: [path.join(root, 'tests/e2e/once.ts')],
        // Files share no state of their modules; loading the local WeChat anew takes seconds each time.
        isolate: false,
        testTimeout: 5 * MINUTE,
        hookTimeout: 5 * MINUTE,
      }),
    ],
  },
})
