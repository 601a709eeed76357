import { boardFigure } from './figures/board.mts'
import { cardsFigure } from './figures/cards.mts'
import { cdnowFigure } from './figures/cdnow.mts'
import { codesFigure } from './figures/codes.mts'
import { coldFigure } from './figures/cold.mts'
import { expiryFigure } from './figures/expiry.mts'
import type { Figure, Row } from './figures/figure.mts'
import { forecastFigure } from './figures/forecast.mts'
import { forgedFigure } from './figures/forged.mts'
import { hotFaultsFigure, hotFigure } from './figures/hot.mts'
import { hotCurveFigure } from './figures/hot-curve.mts'
import { huntersFigure } from './figures/hunters.mts'
import { identityFigure } from './figures/identity.mts'
import { importFigure } from './figures/import.mts'
import { invitesFigure } from './figures/invites.mts'
import { lifecycleFigure } from './figures/lifecycle.mts'
import { packagesFigure } from './figures/packages.mts'
import { pagesFigure } from './figures/pages.mts'
import { pricingFigure } from './figures/pricing.mts'
import { racesFigure } from './figures/races.mts'
import { repurchaseFigure } from './figures/repurchase.mts'
import { retailFigure } from './figures/retail.mts'
import { segmentsFigure } from './figures/segments.mts'
import { selectFigure } from './figures/select.mts'
import { cloneFigure, startFigure } from './figures/start.mts'
import { tripsFigure } from './figures/trips.mts'
import { main, Plain } from './lib/say.mts'

const FIGURES: Figure[] = [
  racesFigure,
  tripsFigure,
  coldFigure,
  packagesFigure,
  pagesFigure,
  selectFigure,
  forgedFigure,
  cardsFigure,
  pricingFigure,
  expiryFigure,
  hotFigure,
  hotFaultsFigure,
  hotCurveFigure,
  codesFigure,
  importFigure,
  invitesFigure,
  huntersFigure,
  identityFigure,
  lifecycleFigure,
  cdnowFigure,
  forecastFigure,
  retailFigure,
  repurchaseFigure,
  boardFigure,
  segmentsFigure,
  startFigure,
  cloneFigure,
]

const chosen = (names: string[]): Figure[] => {
  const unknown = names.find((name) => !FIGURES.some((figure) => figure.name === name))
  if (unknown) {
    throw new Plain(
      `No figure is called "${unknown}"; there are ${FIGURES.map(({ name }) => name).join(', ')}.`,
    )
  }
  if (names.length > 0) return FIGURES.filter(({ name }) => names.includes(name))
  return FIGURES.filter(({ slow }) => !slow)
}

const line = ({ what, value, limit, ok }: Row): string =>
  `  ${ok ? '✓' : '✗'} ${value.padStart(10)}  ${limit.padEnd(16)} ${what}`

main(async () => {
  const missed: string[] = []
  for (const figure of chosen(process.argv.slice(2))) {
    console.log(`\n${figure.name}: ${figure.what}`)
    const rows = await figure.measure()
    for (const row of rows) console.log(line(row))
    missed.push(...rows.filter(({ ok }) => !ok).map(({ what }) => `${figure.name}: ${what}`))
  }
  if (missed.length > 0) throw new Plain(`Not reached:\n- ${missed.join('\n- ')}`)
  console.log('\nAll numbers are reached.')
  // A worker that is still closing must not keep the command open.
  process.exit(0)
})
