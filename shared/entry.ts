type Handler = (event: unknown) => Promise<unknown>

/**
 * A Lambda handler that is composed at its first event, so that importing an entry file (as the local process and
 * the tests do, with a context of their own) needs no environment.
 */
export function entry(compose: () => Handler): Handler {
  let handler: Handler | undefined
  return (event) => {
    handler ??= compose()
    return handler(event)
  }
}
