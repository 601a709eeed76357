export { runJobs } from './run'
