import type { Connection } from '../../shared/domain/connection.ts'
import { notFound } from '../../shared/errors.ts'
import type { SignedIn } from '../../shared/use-cases/sign-in.ts'
import type { ApiContext } from './context.ts'
import type { PageContext } from './security.ts'
import { ownId, signedIn } from './session.ts'

/** What connects needs much code that no other page does: it is loaded when it is needed. */
export const connecting = () => import('../../shared/use-cases/connect-calendar.ts')

/** Whoever is signed in, unless they have connected too often. */
export async function counted(context: ApiContext, c: PageContext): Promise<SignedIn> {
  const who = await signedIn(context, c)
  await (await connecting()).countConnecting(context, who.candidate)
  return who
}

/** The connection of `/connections/:id`, which has to be that of whoever is signed in. */
export async function ownConnection(context: ApiContext, c: PageContext): Promise<Connection> {
  const id = ownId(await signedIn(context, c), c.req.param('id') ?? '')
  const connection = await context.table.readConnection(id, context.now())
  if (!connection) throw notFound()
  return connection
}
