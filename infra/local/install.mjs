// Runs before `npm start` and `npm test`: refuses a Node that is too old, and installs what is missing. It stands on
// Node alone, in syntax that old versions read too, for it is what runs when there is nothing else yet.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = [20, 19]

/** With `--quiet` it says nothing but one line, with status 2, when it cannot go on: for commands that print data. */
const isQuiet = process.argv.includes('--quiet')

const root = fileURLToPath(new URL('../../', import.meta.url))

function isNodeTooOld() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])
}

function readPackages(file) {
  return JSON.parse(readFileSync(root + file, 'utf8')).packages
}

/** Compares npm's record of what it installed with the lock file, and looks that the direct parts are still there. */
function isComplete() {
  if (!existsSync(`${root}node_modules/.package-lock.json`)) return false
  const wanted = readPackages('package-lock.json')
  const installed = readPackages('node_modules/.package-lock.json')
  const { dependencies, devDependencies } = wanted['']
  const isThere = (name) => existsSync(`${root}node_modules/${name}/package.json`)
  return (
    Object.keys({ ...dependencies, ...devDependencies }).every(isThere) &&
    Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
      if (path === '') return true
      // An optional part may be for another platform; if it is there, it has to be the right one.
      const found = installed[path]
      return found ? found.version === version : Boolean(optional || devOptional)
    })
  )
}

/** `npm ci`, by the npm that runs this script if one does. Its output goes to standard error: the commands' own is data. */
function install() {
  const npm = process.env.npm_execpath
  const options = ['ci', '--include=dev', '--include=optional', '--loglevel=error']
  const settings = { cwd: root, stdio: isQuiet ? 'ignore' : ['ignore', 2, 2] }
  return npm
    ? spawnSync(process.execPath, [npm, ...options], settings)
    : spawnSync('npm', options, { ...settings, shell: process.platform === 'win32' })
}

function giveUp(why) {
  console.error(why)
  process.exit(isQuiet ? 2 : 1)
}

if (isNodeTooOld())
  giveUp(`Afterword needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`)
if (!isComplete()) {
  if (!isQuiet) console.error('Installing what is missing…')
  if (install().status !== 0)
    giveUp(
      isQuiet
        ? 'What is missing could not be installed: `npm ci` says why.'
        : 'The installation failed; the lines above say why. Run `npm ci` to try again.',
    )
}
