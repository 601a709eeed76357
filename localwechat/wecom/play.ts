import type { IncomingMessage, ServerResponse } from 'node:http'
import { HttpProblem, readJson, send, sendJson } from '../cloud/http/http.ts'
import { asText } from '../cloud/json.ts'
import { drawCode } from '../cloud/openapi/wxacode.ts'
import type { Deeds } from './deeds.ts'
import type { DeliveryService } from './delivery.ts'
import { personBy, type World } from './world.ts'

/** What the QR code of a contact way says; a phone at the table knows it (phone/api/ui/links.ts). */
const WAY_PREFIX = 'https://localwechat.invalid/wecom?'

const QR_PIXELS = 430

interface Stage {
  world: World
  deeds: Deeds
  delivery: DeliveryService
}

type Play = (stage: Stage, req: IncomingMessage, res: ServerResponse) => Promise<void> | void

const rows = ({ world }: Stage) =>
  world.state.value.relations.map((one) => ({
    ...one,
    person: personBy(world, one.external)?.id ?? '',
    name: personBy(world, one.external)?.name ?? '',
  }))

const attempt = (work: () => unknown): unknown => {
  try {
    return work() ?? {}
  } catch (error) {
    throw new HttpProblem(409, (error as Error).message)
  }
}

const state: Play = (stage, _req, res) =>
  sendJson(res, 200, {
    users: stage.world.options.users,
    people: stage.world.options.people().map(({ id, name }) => ({ id, name })),
    relations: rows(stage),
    welcomes: stage.world.state.value.welcomes,
    deliveries: stage.delivery.log().slice(-20),
  })

const way: Play = ({ world }, req, res) => {
  const id = new URL(req.url ?? '/', 'http://local').searchParams.get('id') ?? ''
  const found = world.state.value.ways[id]
  if (!found) throw new HttpProblem(404, '这个二维码已经失效')
  sendJson(res, 200, { id, users: found.user })
}

const add: Play = async ({ deeds }, req, res) => {
  const { person, way: configId, userId } = await readJson(req)
  const adding = configId ? { configId: asText(configId) } : { userId: asText(userId) }
  sendJson(
    res,
    200,
    attempt(() => deeds.friendAdds(asText(person), adding)),
  )
}

const remove: Play = async ({ deeds }, req, res) => {
  const { person, userId, by } = await readJson(req)
  const [friend, staff] = [asText(person), asText(userId)]
  const work = () =>
    by === 'staff' ? deeds.staffDeletes(staff, friend) : deeds.friendDeletes(friend, staff)
  sendJson(res, 200, attempt(work))
}

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>企业微信</title>
<meta name="viewport" content="width=device-width">
<style>body{font:16px/1.6 "Noto Sans SC",sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;
background:#faf7f0;color:#2b2a26}table{width:100%;border-collapse:collapse}td,th{text-align:left;
padding:.4rem;border-bottom:1px solid #ddd6c6}button{font:inherit;margin-right:.5rem}</style>
<h1>企业微信</h1><p>好友和品牌员工之间的添加与删除。每一步都会回调小程序的云函数。</p>
<form><select name="person"></select> 添加 <select name="userId"></select>
<button data-testid="add">添加</button></form><table><thead><tr><th>好友<th>员工<th>state<th>状态<th></tr></thead>
<tbody></tbody></table><h2>欢迎语</h2><ul></ul><script>
const base=location.pathname.replace(/\\/play\\/?$/,'/play');const q=(s)=>document.querySelector(s);
const text=(tag,value)=>{const e=document.createElement(tag);e.textContent=value;return e};
const post=async(path,body)=>{const r=await fetch(base+path,{method:'POST',body:JSON.stringify(body)});
if(!r.ok)alert((await r.json()).errMsg);await draw()};
const option=(value,label)=>{const e=text('option',label);e.value=value;return e};
const act=(label,body)=>{const b=text('button',label);b.onclick=()=>post('/remove',body);return b};
const draw=async()=>{const s=await(await fetch(base+'/state')).json();
if(!q('[name=person]').length){q('[name=person]').append(...s.people.map(p=>option(p.id,p.name)));
q('[name=userId]').append(...s.users.map(u=>option(u,u)))}
q('tbody').replaceChildren(...s.relations.map(r=>{const row=document.createElement('tr');
const cell=document.createElement('td');const both={person:r.person,userId:r.userid};
if(r.friend)cell.append(act('好友删除员工',both));if(r.staff)cell.append(act('员工删除好友',{...both,by:'staff'}));
const how=r.staff?(r.friend?'互为好友':'好友已删除员工'):'员工已删除好友';
row.append(...[r.name,r.userid,r.state,how].map(v=>text('td',v)),cell);return row}));
q('ul').replaceChildren(...s.welcomes.map(w=>text('li',w.text)))};
q('form').onsubmit=(e)=>{e.preventDefault();post('/add',Object.fromEntries(new FormData(e.target)))};
draw();setInterval(draw,3000)</script></html>`

const page: Play = (_stage, _req, res) => send(res, 200, 'text/html; charset=utf-8', PAGE)

const plays: Record<string, Play> = {
  'GET ': page,
  'GET state': state,
  'GET way': way,
  'POST add': add,
  'POST remove': remove,
}

/** For hands at the table: who adds and deletes whom. */
export const playHandler =
  (stage: Stage) =>
  async (req: IncomingMessage, res: ServerResponse, path: string): Promise<boolean> => {
    const play = plays[`${req.method} ${path}`]
    if (!play) return false
    await play(stage, req, res)
    return true
  }

/** The QR picture of a way; a phone may read its pixels from any page. */
export const sendQr = (
  world: World,
  res: ServerResponse,
  { id, publicUrl }: { id: string; publicUrl: string },
): boolean => {
  if (!world.state.value.ways[id]) return false
  const text = WAY_PREFIX + new URLSearchParams({ way: id, at: `${publicUrl}/play` })
  const bytes = drawCode(text, QR_PIXELS, [0, 0, 0], false)
  res.setHeader('access-control-allow-origin', '*')
  send(res, 200, 'image/png', bytes)
  return true
}
