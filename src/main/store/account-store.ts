import type { Outcome } from '../../shared/errors'
import { Account } from '../../shared/model/account'
import type { TenantKey } from '../../shared/model/tenant'
import type { Access } from './access'
import { BodyTable, writePages } from './body-table'

export interface AccountStore {
  list(tenantKey: TenantKey): Promise<Account[]>
  save(
    tenantKey: TenantKey,
    accounts: readonly Account[],
    removedIds: readonly string[],
  ): Promise<Outcome<void>>
}

export function createAccountStore(access: Access): AccountStore {
  const { database, logger } = access
  const accounts = new BodyTable(database, logger, 'account', 'account_id', Account)
  return {
    list: (tenantKey) => access.read<Account[]>(tenantKey, [], () => accounts.list(tenantKey)),
    save: (tenantKey, saved, removedIds) =>
      access.write(tenantKey, function* () {
        yield* writePages(database, saved, (account) =>
          accounts.upsert(tenantKey, account.accountId, account),
        )
        yield* writePages(database, removedIds, (id) => accounts.remove(tenantKey, id))
      }),
  }
}
