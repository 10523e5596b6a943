import { z } from 'zod'
import { type ErrorCode, errorKinds, type Failure } from '../errors'

const codes = Object.keys(errorKinds) as [ErrorCode, ...ErrorCode[]]

/** The schema of {@link Failure}, for the wire and the store. */
export const FailureSchema = z.object({
  code: z.enum(codes),
  status: z.number().optional(),
  serviceCode: z.string().optional(),
  requestId: z.string().optional(),
  retryAfterMs: z.number().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
}) satisfies z.ZodType<Failure>
