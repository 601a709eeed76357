export { main } from '../../server/operator'
