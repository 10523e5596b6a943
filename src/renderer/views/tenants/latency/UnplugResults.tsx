import { deviceTypeWords } from '../../../../shared/text/en/devices'
import { exactDurationWords, momentWords } from '../../../../shared/text/en/time'
import { unplugStageWords, unplugText } from '../../../../shared/text/en/unplug'
import { useUnplugTests } from '../../../queries/latency'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ListTable } from '../../../ui/ListTable'
import screen from '../../../ui/screen.module.css'
import { resultsByType } from './unplug-results'

/** What the unplug tests of all tenants measured, by device type. */
export function UnplugResults() {
  const { data: tests, error } = useUnplugTests()
  if (error !== null) return <ErrorNotice failure={error.failure} />
  const results = resultsByType(tests ?? [])
  return (
    <>
      <h2>{unplugText.results}</h2>
      {results.length === 0 ? (
        <p className={screen.quiet}>{unplugText.resultsNone}</p>
      ) : (
        <ListTable
          columns={[
            unplugText.deviceType,
            unplugText.tests,
            unplugStageWords.hard,
            unplugStageWords.told,
            unplugText.lastAt,
          ]}
        >
          {results.map(({ deviceType, tests: count, hardMs, toldMs, lastAt }) => (
            <tr key={deviceType}>
              <th scope="row">{deviceTypeWords[deviceType]}</th>
              <td className={screen.number}>{count}</td>
              <td className={screen.number}>
                {hardMs === null ? unplugText.noResult : exactDurationWords(hardMs)}
              </td>
              <td className={screen.number}>
                {toldMs === null ? unplugText.noResult : exactDurationWords(toldMs)}
              </td>
              <td className={screen.number}>{momentWords(lastAt)}</td>
            </tr>
          ))}
        </ListTable>
      )}
    </>
  )
}
