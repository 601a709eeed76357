import { cloud } from '../wechat/sdk'

// A missing document is an ordinary answer here, not an error (facts/cloud.md §5.8).
export const db = cloud.database({ throwOnNotFound: false })

export const _ = db.command
