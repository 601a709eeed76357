import {
  ApiError,
  asyncApi,
  type Data,
  type PhoneContext,
  registerApis,
} from '../../runtime/context.ts'
import { showText } from './reader.ts'
import { str } from './sheet.ts'

/** Half of the globe for each coordinate, degrees. */
const LIMITS = { latitude: 90, longitude: 180 } as const

function degree(options: Data, name: keyof typeof LIMITS): number {
  const value = options[name]
  if (typeof value !== 'number') {
    throw new ApiError(`parameter error: parameter.${name} should be Number`)
  }
  if (Math.abs(value) > LIMITS[name]) throw new ApiError(`invalid ${name}`)
  return value
}

/** WeChat's map of one place, in words: its tiles would come from the internet. */
function openLocation(ctx: PhoneContext, options: Data): void {
  const [latitude, longitude] = [degree(options, 'latitude'), degree(options, 'longitude')]
  const lines = [str(options.name), str(options.address), `${latitude}, ${longitude}`]
  // It is open then; how the person leaves it is not the page's business.
  showText(ctx, '地图', lines.filter((line) => line !== '').join('\n')).catch((error: unknown) =>
    ctx.reportError(error),
  )
}

registerApis({ openLocation: asyncApi(openLocation) })
