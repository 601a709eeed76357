import { type Refused, type Result, refuse } from '#core/kernel/result'

/** What WeCom (or the way to it) refuses; facts/platform.md §1.1, §1.3. */
const refusals = {
  /** No SHUKE_WECOM: the brand has no corp. Nothing was asked. */
  off: [],
  /** No answer, or one that is none. */
  unreachable: [],
  token: [40001, 40014, 42001],
  rate: [45009],
  concurrency: [45033],
  /** No more contact ways. */
  quota: [41045],
  ip: [60020],
  permission: [48002, 84074],
  /** The corp has not bound the mini-program's developer id. */
  unbound: [41057],
  /** Nobody of the corp is connected with this friend, or the id is wrong. */
  gone: [84061, 40096],
  /** Another app of the corp is sending its welcome: may be tried again. */
  sending: [41096],
  /** A welcome was sent, or they talk already: never again. */
  sent: [41051],
  /** The welcome code is wrong, or older than 20 s. */
  expired: [41050],
  /** A picture that lived its three days. */
  media: [40007],
  'way-missing': [41043, 41044],
  /** Anything else. */
  refused: [],
} as const satisfies Record<string, readonly number[]>

export type WecomRefusal = keyof typeof refusals
export type Outcome<T> = Result<T, WecomRefusal>

export const OFF: Refused<WecomRefusal> = refuse('off')

const codes = new Map<number, WecomRefusal>(
  Object.entries(refusals).flatMap(([name, numbers]) =>
    numbers.map((number): [number, WecomRefusal] => [number, name as WecomRefusal]),
  ),
)

/** The typed refusal of an answer with an error code. */
export const refusalOf = (errcode: number, errmsg: string): Refused<WecomRefusal> =>
  refuse(codes.get(errcode) ?? 'refused', { errcode, errmsg })

/** Whether the same request may succeed a while later. */
export const isPassing = (code: WecomRefusal): boolean =>
  ['unreachable', 'token', 'rate', 'concurrency', 'ip', 'sending'].includes(code)

const words: Record<WecomRefusal, string> = {
  off: '没有接入企业微信',
  unreachable: '暂时连不上企业微信',
  token: '企业微信的凭证不对，请检查 corpId 和 secret',
  rate: '调用太频繁，企业微信让我们等一会儿',
  concurrency: '同时调用太多，企业微信让我们等一会儿',
  quota: '「联系我」的数量到上限了，请删除不用的',
  ip: '云函数的出口 IP 不在企业微信的可信名单里',
  permission: '应用没有客户联系的权限，请在企业微信后台授权',
  unbound: '企业微信还没有绑定这个小程序的开发者 ID',
  gone: '这位客户已经不在通讯录里',
  sending: '另一个应用正在发欢迎语',
  sent: '欢迎语已经发过',
  expired: '欢迎语超过 20 秒，发不出去了',
  media: '小程序卡片的封面过期了',
  'way-missing': '这个「联系我」已经不存在',
  refused: '企业微信拒绝了这次调用',
}

/** For the operator: what it means and what to do. */
export const refusalWords = (code: string): string =>
  code in words ? words[code as WecomRefusal] : words.refused
