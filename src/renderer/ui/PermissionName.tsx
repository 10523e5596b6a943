import { Fragment } from 'react'

/** A permission as Microsoft writes it; a long one breaks behind a point. */
export function PermissionName({ name }: { name: string }) {
  return (
    <code>
      {name.split('.').map((part, index) => (
        <Fragment key={part}>
          {index > 0 && (
            <>
              .<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </code>
  )
}
