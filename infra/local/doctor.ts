import { SESClient } from '@aws-sdk/client-ses'
import * as z from 'zod/mini'
import { calledFrom, silenceSdk } from '../../shared/env.ts'
import { type Deployment, examine } from '../doctor.ts'
import { printable, refused, runCommand } from './command.ts'
import { readJson } from './read-bounded.ts'

/**
 * `npm run doctor [-- outputs.json]`: what is missing on AWS before the first letter can go out, and what mends it.
 * Status 0 when nothing is, 1 when something is, 2 when it could not be asked (DESIGN section 5).
 */

const usage = 'Use: npm run doctor [-- outputs.json]'

/** Written by `npm run deploy`. */
const outputsFile = 'cdk.outputs.json'

const timeouts = { connectionTimeout: 5000, requestTimeout: 10_000, throwOnRequestTimeout: true }

const outputs = z.object({
  Region: z.string(),
  Domain: z.string(),
  ConfigurationSet: z.string(),
  InboundRuleSet: z.optional(z.string()),
})

await runCommand(async () => {
  silenceSdk()
  const [typed, ...others] = process.argv.slice(2)
  if (others.length > 0 || typed?.startsWith('-')) throw refused(usage)
  const deployment = await readDeployment(typed)
  const findings = await ask(deployment)
  for (const { isWell, what, mends } of findings) {
    process.stdout.write(`${isWell ? 'well   ' : 'missing'}  ${printable(what)}\n`)
    for (const mend of mends) process.stdout.write(`           ${printable(mend)}\n`)
  }
  if (findings.some(({ isWell }) => !isWell)) process.exitCode = 1
})

async function readDeployment(typed: string | undefined): Promise<Deployment> {
  const file = typed ?? outputsFile
  const stacks = z.record(z.string(), outputs).safeParse(await readOutputs(file, typed))
  if (!stacks.success) throw refused(`${file} does not hold the outputs of a deployment. ${usage}`)
  const [stack, ...others] = Object.values(stacks.data)
  if (!stack || others.length > 0) throw refused(`${file} has to hold the outputs of one stack. ${usage}`)
  return {
    region: stack.Region,
    domain: stack.Domain,
    configurationSet: stack.ConfigurationSet,
    inboundRuleSet: stack.InboundRuleSet,
  }
}

async function readOutputs(file: string, typed: string | undefined): Promise<unknown> {
  const home = process.cwd()
  if (typed !== undefined) return readJson(file, [calledFrom(), home])
  try {
    return await readJson(file, [home])
  } catch (error) {
    throw refused(`${error instanceof Error ? error.message : error} It is written by: npm run deploy`)
  }
}

async function ask(deployment: Deployment) {
  const ses = new SESClient({ region: deployment.region, maxAttempts: 5, requestHandler: timeouts })
  try {
    return await examine(ses, deployment)
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    throw refused(`SES in ${deployment.region} cannot be asked: ${message || name} (${name})`)
  }
}
