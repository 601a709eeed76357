export { main } from '../../server/member'
