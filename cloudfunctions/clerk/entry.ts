export { main } from '../../server/clerk'
