/**
 * Run in a process of its own, so that whoever is measured does not hold up the clock: asks for an address every 20 ms,
 * whether the answers before have come or not, until its standard input ends; then prints the waits as JSON, in milliseconds.
 */

export {}

const everyMilliseconds = 20

const [address = ''] = process.argv.slice(2)
const waits: Promise<number>[] = []

async function knock(): Promise<number> {
  const asked = performance.now()
  const answer = await fetch(address, { redirect: 'manual' })
  await answer.arrayBuffer()
  return performance.now() - asked
}

// The first connects and compiles, on both sides.
for (let times = 0; times < 20; times++) await knock()
process.stdout.write('ready\n')
const knocking = setInterval(() => waits.push(knock()), everyMilliseconds)
process.stdin.resume().on('end', async () => {
  clearInterval(knocking)
  process.stdout.write(JSON.stringify(await Promise.all(waits)), () => process.exit(0))
})
