import { asText, type Json, texts } from '../cloud/json.ts'
import { WecomProblem, WRONG_PARAMETER } from './problem.ts'
import { newId, type Way, type World } from './world.ts'

// facts/platform.md §1.1

const TEXT_LENGTH = 30
const USERS = 100
const QUOTA = 500_000
/** Only for temporary sessions, which only the medical trade may have. */
const TEMPORARY = ['expires_in', 'chat_expires_in', 'unionid', 'conclusions']

const problem = (errcode: number, errmsg: string): never => {
  throw new WecomProblem(errcode, errmsg)
}

const checkTexts = (body: Json): void => {
  for (const field of ['remark', 'state'])
    if (Array.from(asText(body[field])).length > TEXT_LENGTH)
      problem(WRONG_PARAMETER, `${field} exceeds ${TEXT_LENGTH} characters`)
}

const checkKind = (body: Json): void => {
  if (body.type === undefined) problem(41037, 'missing contact way type')
  if (body.type !== 1 && body.type !== 2) problem(41039, 'invalid contact way type')
  if (body.scene === undefined) problem(41038, 'missing contact way scene')
  if (body.scene !== 1 && body.scene !== 2) problem(41040, 'invalid contact way scene')
  const styles = body.type === 1 ? [1, 2, 3] : [1, 2]
  if (body.scene === 1 && body.style !== undefined && !styles.includes(Number(body.style)))
    problem(41042, 'invalid contact way style')
  if (body.is_temp === true) problem(WRONG_PARAMETER, 'is_temp: medical trade only')
  const temporary = TEMPORARY.find((field) => body[field] !== undefined)
  if (temporary) problem(WRONG_PARAMETER, `${temporary} needs is_temp`)
}

const checkUsers = ({ options }: World, type: number, users: string[]): void => {
  if (type === 1 && users.length !== 1) problem(41041, 'type 1 needs exactly one user')
  if (users.length > USERS) problem(41041, `more than ${USERS} users`)
  const stranger = users.find((user) => !options.users.includes(user))
  if (stranger !== undefined) problem(60111, 'userid not found')
}

const find = ({ state }: World, body: Json): Way => {
  const id = asText(body.config_id)
  if (!id) return problem(41043, 'missing config_id')
  return state.value.ways[id] ?? problem(41044, 'invalid config_id')
}

/** The picture's address is added by the server, which knows its own. */
export const addWay = (world: World, body: Json, qrUrl: (id: string) => string): Json => {
  checkKind(body)
  checkTexts(body)
  const user = texts(body.user)
  checkUsers(world, Number(body.type), user)
  const { ways } = world.state.value
  if (Object.keys(ways).length >= (world.options.wayQuota ?? QUOTA))
    problem(41045, 'contact way count exceeds the limit')
  const config_id = newId()
  const way: Way = {
    config_id,
    type: Number(body.type),
    scene: Number(body.scene),
    remark: asText(body.remark),
    skip_verify: body.skip_verify !== false,
    state: asText(body.state),
    user,
    // In a mini-program there is no picture.
    qr_code: body.scene === 2 ? qrUrl(config_id) : '',
    created: world.now(),
  }
  world.state.update((state) => {
    state.ways[config_id] = way
  })
  return way.qr_code ? { config_id, qr_code: way.qr_code } : { config_id }
}

export const getWay = (world: World, body: Json): Json => {
  const { created: _own, ...contact_way } = find(world, body)
  return { contact_way }
}

export const updateWay = (world: World, body: Json): Json => {
  const way = find(world, body)
  checkTexts(body)
  const user = body.user === undefined ? way.user : texts(body.user)
  checkUsers(world, way.type, user)
  world.state.update((state) => {
    state.ways[way.config_id] = {
      ...way,
      user,
      remark: body.remark === undefined ? way.remark : asText(body.remark),
      state: body.state === undefined ? way.state : asText(body.state),
    }
  })
  return {}
}

export const deleteWay = (world: World, body: Json): Json => {
  const { config_id } = find(world, body)
  world.state.update((state) => {
    delete state.ways[config_id]
  })
  return {}
}

const NINETY_DAYS = 90 * 24 * 3_600_000
const PAGE = 1000

export const listWays = (world: World, body: Json): Json => {
  const limit = Math.min(PAGE, Number(body.limit) || 100)
  const from = Number(body.start_time) * 1000 || world.now() - NINETY_DAYS
  const until = Number(body.end_time) * 1000 || world.now()
  const all = Object.values(world.state.value.ways).filter(
    ({ created }) => created >= from && created <= until,
  )
  const start = Number(asText(body.cursor)) || 0
  const contact_way = all.slice(start, start + limit).map(({ config_id }) => ({ config_id }))
  const next = start + limit
  return next < all.length ? { contact_way, next_cursor: String(next) } : { contact_way }
}
