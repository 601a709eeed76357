export { main } from '../../server/callbacks'
