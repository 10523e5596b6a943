import { useState } from 'react'
import type { LedgerFilter } from '../../../shared/model/ledger'
import { networkText } from '../../../shared/text/en/network'
import { BackLink } from '../../ui/BackLink'
import { Segmented } from '../../ui/Segmented'
import screen from '../../ui/screen.module.css'
import { HostTable } from './HostTable'
import { RequestPanel } from './RequestPanel'

const everything: LedgerFilter = { tenantKey: null, host: null, outcome: null, text: '' }

/** What leaves this computer: the hosts, and every request. */
export function NetworkView() {
  const [view, setView] = useState<keyof typeof networkText.views>('hosts')
  const [filter, setFilter] = useState(everything)
  return (
    <div className={screen.whole}>
      <div className={screen.bar}>
        <BackLink to="/settings">{networkText.back}</BackLink>
        <h1>{networkText.title}</h1>
        <Segmented
          label={networkText.viewLabel}
          value={view}
          options={networkText.views}
          order={['hosts', 'requests']}
          onChange={setView}
        />
      </div>
      {view === 'hosts' ? (
        <HostTable
          onShowRequests={({ host, tenantKey }) => {
            setFilter({ ...everything, host, tenantKey })
            setView('requests')
          }}
        />
      ) : (
        <RequestPanel filter={filter} onFilter={setFilter} onClear={() => setFilter(everything)} />
      )}
    </div>
  )
}
