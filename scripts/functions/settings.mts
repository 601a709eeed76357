import type { FunctionSpec } from '../../server/platform/schema.ts'

/** Fixed when a function is created; the newest that WeChat Cloud and our SDK both know. */
const RUNTIME = 'Nodejs20.19'

const triggersOf = ({ timer }: FunctionSpec) =>
  timer ? [{ name: timer.name, type: 'timer', config: timer.cron }] : []

/** `config.json` beside index.js: what DevTools and the local cloud read. */
export const functionConfig = (spec: FunctionSpec) => ({
  timeout: spec.timeout,
  permissions: { openapi: spec.openapi },
  triggers: triggersOf(spec),
})

/** No dependencies: everything is in index.js, so nothing is installed in the cloud. */
export const functionPackage = (name: string) => ({
  name: `shuke-${name}`,
  version: '1.0.0',
  private: true,
  main: 'index.js',
})

const cloudbaseFunction = ([name, spec]: [string, FunctionSpec]) => ({
  name,
  runtime: RUNTIME,
  handler: 'index.main',
  timeout: spec.timeout,
  memorySize: spec.memory,
  installDependency: false,
  // Values come from the deployer's environment or .env; see .env.example.
  envVariables: Object.fromEntries(spec.environment.map((key) => [key, `{{env.${key}}}`])),
  triggers: triggersOf(spec),
})

/** `cloudbaserc.json` for `tcb fn deploy`, which alone can set runtime and time-out at creation. */
export const cloudbaseConfig = (functions: Record<string, FunctionSpec>) => ({
  version: '2.0',
  envId: '{{env.TARO_APP_CLOUD_ENV}}',
  functionRoot: './cloudfunctions',
  functions: Object.entries(functions).map(cloudbaseFunction),
})
