import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { readSettings, type Settings, SettingsError } from './settings.ts'
import { AfterwordStack } from './stack.ts'

/** What `cdk` runs: reads the settings, builds the stack, and lets no finding pass that nobody answered for. */

const app = new App({ analyticsReporting: false })
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
const settings = settingsOrExit()
new AfterwordStack(app, `Afterword-${settings.stage}`, settings)

function settingsOrExit(): Settings {
  try {
    return readSettings((name) => app.node.tryGetContext(name))
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    console.error(error.message)
    process.exit(2)
  }
}
