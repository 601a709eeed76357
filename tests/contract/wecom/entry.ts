import {
  addWay,
  contactDetails,
  markTags,
  removeWay,
  updateWay,
} from '../../../server/platform/wecom'
import { endWay, wayFor } from '../../../server/wecom'

/** A function that does what features will do with the adapter: no route of today reaches it all. */
const deeds = {
  way: ({ state = '', remark = '' }: Asked) => wayFor({ state, remark }, Date.now()),
  end: ({ state = '' }: Asked) => endWay(state),
  add: ({ state = '', remark = '', userIds = [] }: Asked) => addWay({ state, remark, userIds }),
  update: ({ configId = '', state = '', remark = '', userIds = [] }: Asked) =>
    updateWay(configId, { state, remark, userIds }),
  remove: ({ configId = '' }: Asked) => removeWay(configId),
  details: ({ id = '' }: Asked) => contactDetails(id),
  tag: ({ id = '', userIds = [] }: Asked) =>
    markTags({ userId: userIds[0] ?? '', externalUserId: id }, { add: ['t1', 't2'] }),
}

interface Asked {
  state?: string
  remark?: string
  userIds?: string[]
  configId?: string
  id?: string
}

export const main = ({ deed, ...asked }: Asked & { deed: keyof typeof deeds }) => deeds[deed](asked)
