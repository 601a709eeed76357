export { runJobs as main } from '../../server/jobs'
