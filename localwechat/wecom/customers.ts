import { asRecord, asText, type Json, texts } from '../cloud/json.ts'
import { WecomProblem, WRONG_PARAMETER } from './problem.ts'
import { followersOf, personBy, type Relation, relationOf, type World } from './world.ts'

// facts/platform.md §1.3

const PAGE = 500
const WELCOME_MS = 20_000
const TEXT_BYTES = 4000
const TITLE_BYTES = 64
const ATTACHMENTS = 9

const problem = (errcode: number, errmsg: string): never => {
  throw new WecomProblem(errcode, errmsg)
}

const followUser = ({ userid, createtime, state, add_way, tags }: Relation): Json => ({
  userid,
  remark: '',
  description: '',
  createtime,
  tags: tags.map((tag_id) => ({ group_name: '', tag_name: tag_id, type: 1, tag_id })),
  remark_mobiles: [],
  add_way,
  oper_userid: userid,
  ...(state ? { state } : {}),
})

export const getCustomer = (world: World, query: URLSearchParams): Json => {
  const external = query.get('external_userid') ?? ''
  const person = personBy(world, external) ?? problem(40096, 'invalid external userid')
  const followers = followersOf(world, external)
  if (followers.length === 0) problem(84061, 'not external contact')
  const start = Number(query.get('cursor')) || 0
  const end = start + (world.options.followersPerPage ?? PAGE)
  const { name, unionid } = person as { name: string; unionid?: string }
  return {
    external_contact: {
      external_userid: external,
      name,
      type: 1,
      gender: 0,
      ...(unionid ? { unionid } : {}),
    },
    follow_user: followers.slice(start, end).map(followUser),
    ...(end < followers.length ? { next_cursor: String(end) } : {}),
  }
}

/** Whoever the staff has; one who has deleted the staff is still there. */
export const listCustomers = ({ state }: World, query: URLSearchParams): Json => {
  const userid = query.get('userid') ?? ''
  const own = state.value.relations.filter((one) => one.userid === userid && one.staff)
  if (own.length === 0) problem(84061, 'not external contact')
  return { external_userid: own.map(({ external }) => external) }
}

export const markTag = (world: World, body: Json): Json => {
  const relation = relationOf(world, asText(body.userid), asText(body.external_userid))
  if (!relation?.staff) problem(84061, 'not external contact')
  const remove = texts(body.remove_tag)
  world.state.update(() => {
    const found = relation as Relation
    const tags = [...found.tags, ...texts(body.add_tag)]
    found.tags = [...new Set(tags)].filter((tag) => !remove.includes(tag))
  })
  return {}
}

const checkCard = (world: World, card: Json): void => {
  for (const field of ['title', 'appid', 'page'])
    if (!asText(card[field])) problem(WRONG_PARAMETER, `miniprogram.${field} is missing`)
  if (Buffer.byteLength(asText(card.title)) > TITLE_BYTES)
    problem(WRONG_PARAMETER, `miniprogram.title exceeds ${TITLE_BYTES} bytes`)
  const until = world.state.value.media[asText(card.pic_media_id)] ?? 0
  if (until < world.now()) problem(40007, 'invalid media_id')
}

const checkAttachments = (world: World, attachments: Json[]): void => {
  if (attachments.length > ATTACHMENTS) problem(WRONG_PARAMETER, 'more than 9 attachments')
  for (const one of attachments) {
    if (!['image', 'link', 'miniprogram', 'video', 'file'].includes(asText(one.msgtype)))
      problem(WRONG_PARAMETER, 'unknown msgtype')
    if (one.msgtype === 'miniprogram') checkCard(world, asRecord(one.miniprogram))
  }
}

export const sendWelcome = (world: World, body: Json): Json => {
  const id = asText(body.welcome_code)
  const code = world.state.value.codes[id]
  const after = code ? world.now() - code.at : 0
  if (!code || after > WELCOME_MS) return problem(41050, 'invalid or expired welcome_code')
  if (code.used) problem(41051, 'the customer is chatting, or a welcome was sent')
  const text = asText(asRecord(body.text).content)
  if (Buffer.byteLength(text) > TEXT_BYTES) problem(WRONG_PARAMETER, 'text exceeds 4000 bytes')
  const attachments = Array.isArray(body.attachments) ? body.attachments.map(asRecord) : []
  if (text === '' && attachments.length === 0) problem(WRONG_PARAMETER, 'empty welcome')
  checkAttachments(world, attachments)
  const { external: externalUserId, userid: userId } = code
  world.state.update((state) => {
    code.used = true
    state.welcomes.push({ externalUserId, userId, text, attachments, after })
  })
  return {}
}
