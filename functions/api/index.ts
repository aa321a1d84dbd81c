import { handle } from 'hono/aws-lambda'
import { readEnvironment } from '../../shared/env.ts'
import { createApp } from './app.ts'
import { buildApiContext } from './context.ts'

/** The API's function: whatever HTTP API hands over, payload format 2.0. */
export const handler = handle(createApp(buildApiContext(readEnvironment('api'))))
