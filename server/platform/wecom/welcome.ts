import * as v from 'valibot'
import { ok } from '#core/kernel/result'
import { DAY } from '#core/kernel/time'
import { now as clock, pause } from '../clock'
import { call, nothingElse } from './call'
import { drop, type Fetched, keep } from './kept'
import type { Outcome } from './outcome'

/** WeCom's bytes, facts/platform.md §1.3. */
const TEXT_BYTES = 4000
const TITLE_BYTES = 64

/** A temporary picture lives three days; refreshed when less than one is left. */
const MEDIA_LIVES = 3 * DAY
const MEDIA_EARLY = DAY

/** 41096: another app of the corp is at it; a moment later it may be our turn. */
const SENDING_PAUSE = 400

export interface Card {
  appid: string
  title: string
  /** Page of the mini-program, with `.html` as WeCom wants it. */
  page: string
  /** Cover, 520 × 416. */
  png(): Buffer
}

export interface Welcome {
  code: string
  text: string
  card?: Card | undefined
}

/** Cut at a whole character. */
const within = (text: string, bytes: number): string => {
  let kept = ''
  for (const sign of text) {
    if (Buffer.byteLength(kept + sign) > bytes) break
    kept += sign
  }
  return kept
}

const uploaded = v.object({ media_id: v.string() })

const upload = async (png: Buffer, until: number | undefined): Promise<Outcome<Fetched>> => {
  const form = new FormData()
  form.append('media', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'cover.png')
  const asked = clock()
  const query = { type: 'image' }
  const answered = await call({ path: 'media/upload', query, body: form, until }, uploaded)
  if (!answered.ok) return answered
  return ok({ value: answered.value.media_id, until: asked + MEDIA_LIVES })
}

const COVER = 'cover'

/** Media id of the card's cover, uploaded when there is none or it is about to end. */
export const cover = (png: () => Buffer, until?: number): Promise<Outcome<string>> =>
  keep({ id: COVER, early: MEDIA_EARLY, fetch: () => upload(png(), until) })

const attachmentOf = ({ appid, title, page }: Card, mediaId: string) => ({
  msgtype: 'miniprogram',
  miniprogram: { title: within(title, TITLE_BYTES), pic_media_id: mediaId, appid, page },
})

const bodyOf = ({ code, text, card }: Welcome, mediaId: string | undefined) => ({
  welcome_code: code,
  text: { content: within(text, TEXT_BYTES) },
  ...(card && mediaId !== undefined ? { attachments: [attachmentOf(card, mediaId)] } : {}),
})

/**
 * Sends the one welcome that a new friend's code allows, before `until`. Without a cover in time it
 * goes without the card: late is worse than plain. `sent` and `expired` are final; `sending` is
 * tried again as long as there is time.
 */
export const sendWelcome = async (welcome: Welcome, until: number): Promise<Outcome<object>> => {
  const picture = welcome.card && (await cover(welcome.card.png, until))
  let mediaId = picture?.ok ? picture.value : undefined
  for (;;) {
    const body = bodyOf(welcome, mediaId)
    const asked = { path: 'externalcontact/send_welcome_msg', body, until }
    const sent = await call(asked, nothingElse)
    if (sent.ok || clock() + SENDING_PAUSE > until) return sent
    if (sent.code === 'media' && mediaId !== undefined) {
      await drop(COVER, mediaId)
      mediaId = undefined
    } else if (sent.code === 'sending') await pause(SENDING_PAUSE)
    else return sent
  }
}
