import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { DelayRange, DetectionLatency } from '../../../../shared/model/detection-latency'
import type { TenantKey } from '../../../../shared/model/tenant'
import { exactDurationWords } from '../../../../shared/text/en/time'
import { latencyText, unplugText } from '../../../../shared/text/en/unplug'
import { useDetectionLatency } from '../../../queries/latency'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ListTable } from '../../../ui/ListTable'
import screen from '../../../ui/screen.module.css'
import { UnplugDialog } from './UnplugDialog'
import { UnplugResults } from './UnplugResults'

/** Below this a 95th percentile says little. */
const fewSamples = 20

/** Measured latency of one tenant, and the guided power cut that measures a device type. */
export function LatencySection({ tenantKey }: { tenantKey: TenantKey }) {
  const [isTesting, setIsTesting] = useState(false)
  const { data: latency, error } = useDetectionLatency(tenantKey)
  return (
    <section>
      <h2>{latencyText.title}</h2>
      <p className={screen.quiet}>{latencyText.hint}</p>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {latency === undefined && error === null && <p className={screen.quiet}>{latencyText.loading}</p>}
      {latency !== undefined && <LatencyTable latency={latency} />}
      <UnplugResults />
      <p>
        <Button onClick={() => setIsTesting(true)}>{unplugText.open}</Button>
      </p>
      <UnplugDialog tenantKey={tenantKey} isOpen={isTesting} onClose={() => setIsTesting(false)} />
    </section>
  )
}

function LatencyTable({ latency }: { latency: DetectionLatency }) {
  const { measured, unwatched, believed, told, toldCount } = latency
  if (believed === null) return <p className={screen.quiet}>{latencyText.none}</p>
  return (
    <>
      <ListTable columns={[latencyText.until, latencyText.median, latencyText.p95]}>
        <tr>
          <th scope="row">{latencyText.believed}</th>
          <RangeCells range={believed} />
        </tr>
        {told !== null && (
          <tr>
            <th scope="row">
              {latencyText.told} {latencyText.toldOf(toldCount)}
            </th>
            <RangeCells range={told} />
          </tr>
        )}
      </ListTable>
      <p className={screen.quiet}>
        {latencyText.measured(measured, unwatched)} {measured < fewSamples && latencyText.few}
      </p>
    </>
  )
}

function RangeCells({ range: { atLeast, atMost } }: { range: DelayRange }) {
  const words = (least: number, most: number) =>
    latencyText.range(exactDurationWords(least), exactDurationWords(most))
  return (
    <>
      <td className={screen.number}>{words(atLeast.medianMs, atMost.medianMs)}</td>
      <td className={screen.number}>{words(atLeast.p95Ms, atMost.p95Ms)}</td>
    </>
  )
}
