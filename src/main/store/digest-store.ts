import type { Outcome } from '../../shared/errors'
import { Digest, type DigestId } from '../../shared/model/digest'
import type { Delivery } from '../../shared/model/notification'
import { type Access, appLane } from './access'
import { readBodies } from './body-table'
import { saveDelivery } from './delivery-store'
import { onePage } from './lanes'

/** Digests as people set them up, and how far each has come. */
export interface DigestStore {
  /** In the order they were made. */
  list(): Promise<Digest[]>
  /** Writes a digest and the messages of it in one transaction, on the disk when this resolves: sent once, whatever ends when. */
  save(digest: Digest, deliveries: readonly Delivery[]): Promise<Outcome<void>>
  remove(digestId: DigestId): Promise<Outcome<void>>
}

export function createDigestStore(access: Access): DigestStore {
  const { database, logger } = access
  return {
    list: () =>
      access.read<Digest[]>(
        appLane,
        [],
        onePage(() =>
          readBodies(
            database.all('SELECT digest_id AS id, body FROM digest ORDER BY position, digest_id'),
            Digest,
            logger,
            'digest',
          ),
        ),
      ),

    save: (digest, deliveries) =>
      access.write(
        appLane,
        onePage(() => {
          database.durableTransaction(() => {
            database.run(
              `INSERT INTO digest (digest_id, position, body)
                VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM digest), ?)
                ON CONFLICT DO UPDATE SET body = excluded.body`,
              digest.digestId,
              JSON.stringify(digest),
            )
            for (const delivery of deliveries) saveDelivery(database, delivery)
          })
        }),
      ),

    remove: (digestId) =>
      access.write(
        appLane,
        onePage(() => {
          database.durableTransaction(() => {
            database.run('DELETE FROM digest WHERE digest_id = ?', digestId)
          })
        }),
      ),
  }
}
