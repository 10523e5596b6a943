import type { Bench } from './bench'
import { calmDayBench } from './calm-day'
import { hundredTenantsBench } from './hundred-tenants'
import { incidentsBench } from './incidents'
import { startBench } from './start'
import { sweepBench } from './sweep'
import { toldBench, toldFastBench } from './told'
import { wallBench } from './wall'

const benches: Bench[] = [
  sweepBench,
  wallBench,
  incidentsBench,
  startBench,
  toldBench,
  toldFastBench,
  calmDayBench,
  hundredTenantsBench,
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench ${unknown.join(', ')}. Benches: ${benches.map(({ name }) => name).join(', ')}\n`,
  )
  process.exit(2)
}

const summaries: string[] = []
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue
  process.stdout.write(`\n${bench.name}: ${bench.measures}\n`)
  const figures = await bench.run()
  const width = Math.max(...figures.map(({ name }) => name.length))
  for (const { name, value, budget, isWithin } of figures) {
    const verdict = budget ? `  (budget ${budget}: ${isWithin ? 'within' : 'OVER'})` : ''
    process.stdout.write(`  ${name.padEnd(width)}  ${value}${verdict}\n`)
  }
  const judged = figures.filter(({ budget }) => budget)
  const within = judged.filter(({ isWithin }) => isWithin).length
  summaries.push(`bench ${bench.name}: ${within} of ${judged.length} budgets met`)
}
process.stdout.write(`\n${summaries.join('\n')}\n`)
