import { composeMessage, link, type Message, paragraph } from './layout.ts'

/** The link that signs in, for whoever asked for it on the sign-in page. */
export function signInMessage(facts: { readonly link: string; readonly minutes: number }): Message {
  return composeMessage('Your sign-in link for Afterword', [
    paragraph('Open this page and press the button on it, and you are signed in to Afterword.'),
    link('Sign in', facts.link),
    paragraph(`The link works once, within the next ${facts.minutes} minutes.`),
    paragraph('If you did not ask for it, leave this mail alone. Without it nobody gets in.'),
  ])
}
