import type { Sdk } from '../../../conformance/sdk.ts'
import { runSuite } from '../../../conformance/suite.ts'

interface ServerSdk extends Sdk {
  DYNAMIC_CURRENT_ENV: unknown
  init(options: { env: unknown }): void
}

const cloud = require('wx-server-sdk') as ServerSdk
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

/** The whole suite inside one call of a cloud function. */
export const main = () => runSuite(cloud)
