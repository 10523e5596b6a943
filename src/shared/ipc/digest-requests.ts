import { z } from 'zod'
import { ChannelId } from '../model/channel'
import { DigestDraft, DigestId, DigestReport, ListedDigest } from '../model/digest'
import { FailureSchema } from '../model/failure'

const digestRef = z.object({ digestId: DigestId })

/** Requests about the daily digest. */
export const digestRequests = {
  'digests.list': { input: z.null(), output: z.array(ListedDigest) },
  /** Adds a digest (`digestId` null) or changes one. */
  'digests.save': {
    input: z.object({ digestId: DigestId.nullable(), draft: DigestDraft }),
    output: digestRef,
  },
  'digests.remove': { input: digestRef, output: z.null() },
  /** As it would read if it were sent now. */
  'digests.preview': { input: z.object({ draft: DigestDraft }), output: DigestReport },
  /** Sends one now, marked as a test; the schedule goes on as before. */
  'digests.sendNow': {
    input: digestRef,
    output: z.object({
      answers: z.array(z.object({ channelId: ChannelId, error: FailureSchema.nullable() })),
    }),
  },
} as const
