/** Time of all cores since `process.cpuUsage()` was asked, ms. */
export const cpuMsSince = (from: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}
