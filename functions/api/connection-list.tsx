import { type Connection, isDelivered } from '../../shared/domain/connection.ts'
import { nameOf, rhythmWords, stateOf } from '../../shared/domain/connection-words.ts'
import type { Instant } from '../../shared/domain/instant.ts'
import { paths } from '../../shared/links.ts'

interface ListProps {
  readonly connections: readonly Connection[]
  /** The candidate's. */
  readonly timeZone: string
  readonly now: Instant
}

/** The calendars that are connected, each with where it stands and what can be done. */
export const Connections = ({ connections, timeZone, now }: ListProps) => (
  <section class="flow tight">
    <h2>Connected</h2>
    <ul class="rows">
      {connections.map((connection) => (
        <Row {...{ connection, timeZone, now }} />
      ))}
    </ul>
  </section>
)

type RowProps = Omit<ListProps, 'connections'> & { readonly connection: Connection }

const Row = ({ connection, timeZone, now }: RowProps) => {
  const { id, kind, broken, remark, addresses, name } = connection
  const { is, words } = stateOf(connection, now, timeZone)
  const rhythm = rhythmWords(connection, now)
  const [account] = addresses
  const here = paths.connection(id)
  return (
    <li id={id} class="flow tight">
      <h3>{nameOf(connection)}</h3>
      {account && account !== name && <span class="quiet">Account {account}</span>}
      <span class={is === 'bad' ? 'fault' : is === 'wait' ? 'doubt' : undefined}>{words}</span>
      {remark && <span class="quiet">What came of it last: {remark}</span>}
      {rhythm && <span class="quiet">{rhythm}</span>}
      <div class="actions">
        {broken && (kind === 'google' || kind === 'microsoft') && (
          <Act to={`${paths.connections}/${kind}`} words="Connect again" about={nameOf(connection)} />
        )}
        {!broken && !isDelivered(connection) && (
          <Act to={`${here}/look`} words="Look now" about={nameOf(connection)} />
        )}
        {!broken && (kind === 'google' || kind === 'microsoft') && (
          <Go to={`${here}/calendars`} words="Other calendars of this account" about={nameOf(connection)} />
        )}
        {kind === 'calcom' && <Go to={`${here}/key`} words="Address and key" about={nameOf(connection)} />}
        <Go to={`${here}/disconnect`} words="Disconnect" about={nameOf(connection)} />
      </div>
    </li>
  )
}

/** Says which of several it is about to whoever hears the page. */
const About = ({ name }: { name: string }) => <span class="unseen"> ({name})</span>

interface ToProps {
  readonly to: string
  readonly words: string
  readonly about: string
}

const Act = ({ to, words, about }: ToProps) => (
  <form method="post" action={to}>
    <button type="submit">
      {words}
      <About name={about} />
    </button>
  </form>
)

const Go = ({ to, words, about }: ToProps) => (
  <a class="button" href={to}>
    {words}
    <About name={about} />
  </a>
)
