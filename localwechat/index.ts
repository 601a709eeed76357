export { type Cloud, type CloudOptions, readConfig, startCloud } from './cloud/index.ts'
