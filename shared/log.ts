/** Takes each finished line, its end included. */
export type LogDestination = (line: string) => void

/**
 * Straight to standard output: Lambda's `console.log` would wrap a line that is JSON already, and CloudWatch finds no
 * metric in what is wrapped.
 */
let destination: LogDestination = (line) => {
  process.stdout.write(line)
}

/** Sends the log elsewhere: a terminal that somebody reads is no place for metrics. */
export function logTo(next: LogDestination): void {
  destination = next
}

function write(line: object): void {
  destination(`${JSON.stringify(line)}\n`)
}

/** One line of JSON. Ids, codes and numbers only: never text, addresses or tokens (DESIGN rule 7). */
export function log(what: string, details: Readonly<Record<string, string | number | boolean>> = {}): void {
  write({ what, ...details })
}

/** How a line that holds a metric begins. */
export const metricPrefix = '{"_aws":'

/** A metric in CloudWatch's embedded format, which needs no permission and no call. Namespace `Afterword`. */
export function metric(
  name: 'NeedsAttention' | 'OldestOverdueSeconds',
  value: number,
  timestamp: number,
): void {
  const unit = name === 'NeedsAttention' ? 'Count' : 'Seconds'
  const metrics = [{ Namespace: 'Afterword', Dimensions: [[]], Metrics: [{ Name: name, Unit: unit }] }]
  write({ _aws: { Timestamp: timestamp, CloudWatchMetrics: metrics }, [name]: value })
}
