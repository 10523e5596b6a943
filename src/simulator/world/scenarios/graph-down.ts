import type { Workload } from '../faults'
import { LEAD, MINUTE, plan, repeat, type Scenario } from './scenario'

/** Sign-in lives in a house of its own and keeps working. */
const graphWorkloads: readonly Workload[] = ['presence', 'teamwork', 'identity', 'places', 'batch']

/** For four minutes in every nine, Graph answers nobody: 503, now and then 504 or a cut connection. */
export const graphDown: Scenario = (world, startsAt) => {
  repeat(world, startsAt + LEAD, 9 * MINUTE, (at) => {
    const untilMs = at + 4 * MINUTE
    for (const workload of graphWorkloads) {
      world.faults.add({ kind: 'drop', workload, rate: 0.1, untilMs }, 'scenario')
      world.faults.add({ kind: '5xx', status: 504, workload, rate: 0.2, untilMs }, 'scenario')
      world.faults.add({ kind: '5xx', status: 503, workload, untilMs }, 'scenario')
    }
    for (const tenant of world.tenants) {
      world.noteTenant(tenant, 'serviceChanged', at, 'graph down')
      plan(world, untilMs, (due) => world.noteTenant(tenant, 'serviceChanged', due, 'graph back'))
    }
  })
}
