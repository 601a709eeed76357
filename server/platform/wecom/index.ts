/** The adapter; what only callbacks need (crypto.ts, message.ts) other functions must not load. */
export { cardAppid, pushConfig, wecomConfig } from './config'
export {
  type ContactDetails,
  contactDetails,
  contactsOf,
  type Follower,
  markTags,
} from './contacts'
export { isPassing, type Outcome, refusalWords, type WecomRefusal } from './outcome'
export { FAILURE, failures } from './records'
export { addTag, tagsOfGroup } from './tags'
export { addWay, removeWay, updateWay, type WayWish } from './ways'
export { type Card, cover, sendWelcome } from './welcome'
