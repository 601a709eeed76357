import type { Saved } from '@/ui/poster/album'

/** What became of saving, and what to do; nothing to say of what was done or left by choice. */
export const savedText: Record<Saved, string | undefined> = {
  saved: undefined,
  cancelled: undefined,
  refused: '相册现在不让存。可以到设置里打开“保存到相册”，也可以打开大图，长按保存。',
  terms: '没有同意隐私指引，就不能替您存到相册。可以打开大图，长按保存或发给好友。',
  failed: '这台设备没有存成。可以打开大图，长按保存或发给好友。',
}
