import { asRecord, asText, type Json, texts } from '../cloud/json.ts'
import { WecomProblem, WRONG_PARAMETER } from './problem.ts'
import { newId, type TagGroup, type World } from './world.ts'

// facts/platform.md §1.3; fields: WW:92117

/** Tags of one corp. */
const MOST_TAGS = 3000
/** Characters of a group's and of a tag's name. */
const NAME_LENGTH = 30

const problem = (errmsg: string): never => {
  throw new WecomProblem(WRONG_PARAMETER, errmsg)
}

const nameIn = (body: Json, field: string): string => {
  const name = asText(body[field])
  if (name.length === 0 || name.length > NAME_LENGTH)
    problem(`${field} has 1 to ${NAME_LENGTH} characters`)
  return name
}

const groupJson = ({ id, name, created, tags }: TagGroup): Json => ({
  group_id: id,
  group_name: name,
  create_time: created,
  order: 0,
  deleted: false,
  tag: tags.map((tag) => ({
    id: tag.id,
    name: tag.name,
    create_time: tag.created,
    order: 0,
    deleted: false,
  })),
})

/** All groups, or those with one of these tags or of these ids. */
export const listTags = ({ state }: World, body: Json): Json => {
  const [tagIds, groupIds] = [texts(body.tag_id), texts(body.group_id)]
  const all = tagIds.length + groupIds.length === 0
  const found = state.value.tagGroups.filter(
    ({ id, tags }) => all || groupIds.includes(id) || tags.some((tag) => tagIds.includes(tag.id)),
  )
  return { tag_group: found.map(groupJson) }
}

const groupFor = (world: World, body: Json): TagGroup => {
  const known = world.state.value.tagGroups.find(({ id, name }) =>
    asText(body.group_id) === '' ? name === asText(body.group_name) : id === asText(body.group_id),
  )
  if (known) return known
  if (asText(body.group_id) !== '') problem('no such group')
  const created = Math.floor(world.now() / 1000)
  return { id: newId(), name: nameIn(body, 'group_name'), created, tags: [] }
}

/** A group of the same name takes the new tags; a tag of the same name in it is refused. */
export const addTags = (world: World, body: Json): Json => {
  const wanted = Array.isArray(body.tag) ? body.tag.map(asRecord) : []
  const names = wanted.map((one) => nameIn(one, 'name'))
  if (names.length === 0) problem('no tag')
  const group = groupFor(world, body)
  const clash = names.find((name) => group.tags.some((tag) => tag.name === name))
  if (clash !== undefined) problem('a tag of this name is there')
  const there = world.state.value.tagGroups.flatMap(({ tags }) => tags).length
  if (there + names.length > MOST_TAGS) problem(`more than ${MOST_TAGS} tags`)
  const created = Math.floor(world.now() / 1000)
  const added = names.map((name) => ({ id: newId(), name, created }))
  world.state.update((state) => {
    const known = state.tagGroups.find(({ id }) => id === group.id)
    if (known) known.tags.push(...added)
    else state.tagGroups.push({ ...group, tags: added })
  })
  return { tag_group: { ...groupJson({ ...group, tags: added }) } }
}
