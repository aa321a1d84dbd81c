/** The link by which one joins a call, among all that stand in a location or a description. */

const addressMax = 2_048
/** A description of a thousand links is none that a person wrote. */
const linksMax = 200

/** Where a path matters, other pages of the same host (downloads, help, settings) are no calls. */
const calls: readonly { readonly host: RegExp; readonly path: RegExp }[] = [
  { host: /(?:^|\.)zoom(?:gov)?\.(?:us|com)$/, path: /^\/(?:j|w|my|s|wc|meeting)\/./ },
  {
    host: /^teams\.(?:(?:microsoft|live)\.(?:com|us)|cloud\.microsoft)$/,
    path: /^\/(?:l\/meetup-join|meet|l\/call)\/./,
  },
  { host: /^meet\.google\.com$/, path: /^\/(?:[a-z]{3}-[a-z]{4}-[a-z]{3}|lookup\/.)/ },
  { host: /(?:^|\.)webex\.com$/, path: /^\/(?:meet|join|[^/]+\/j\.php|[^/]+\/meet|wbxmjs|webappng)/ },
  { host: /^(?:meet\.goto\.com|(?:www\.|app\.|global\.)?gotomeet(?:ing\.com|\.me))$/, path: /^\/./ },
  { host: /^(?:[\w-]+\.)?whereby\.com$/, path: /^\/./ },
  { host: /^(?:[\w-]+\.)?bluejeans\.com$/, path: /^\/(?:meet\/)?./ },
  { host: /^meet\.jit\.si$/, path: /^\/./ },
  { host: /^8x8\.vc$/, path: /^\/./ },
  { host: /^(?:app\.)?chime\.aws$/, path: /^\/./ },
  { host: /^join\.skype\.com$/, path: /^\/./ },
  { host: /^(?:v|video|meet|meetings)\.ringcentral\.com$/, path: /^\/(?:join|j)\/./ },
  { host: /^[\w-]+\.daily\.co$/, path: /^\/./ },
  { host: /^(?:app\.)?cal\.com$/, path: /^\/video\/./ },
  { host: /^meet\.lync\.com$/, path: /^\/./ },
  { host: /(?:^|\.)around\.co$/, path: /^\/r\/./ },
  { host: /^vc\.(?:larksuite|feishu)\.(?:com|cn)$/, path: /^\/j\/./ },
  { host: /^(?:meeting\.tencent|voovmeeting)\.com$/, path: /^\/./ },
  { host: /^facetime\.apple\.com$/, path: /^\/join/ },
  { host: /^(?:[\w-]+\.)?hirevue\.com$/, path: /^\/(?:interviews|signup|live)\b/ },
]

/** A web address as a calendar's own field gives it, in its canonical spelling; absent when it is none. */
export function webAddress(text: string | undefined): string | undefined {
  const typed = text?.trim()
  if (!typed || typed.length > addressMax || !URL.canParse(typed)) return undefined
  const { protocol, username, href } = new URL(typed)
  return /^https?:$/.test(protocol) && username === '' ? href : undefined
}

/**
 * The first link to a call in texts, searched in their order; the link itself, also where a mail program has wrapped
 * it in one of its own. Absent when there is none of a service that we know.
 */
export function joinUrlIn(texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const links = [...(text ?? '').matchAll(/https?:\/\/[^\s<>"'()[\]{}|\\^`]+/gi)]
    for (const [link] of links.slice(0, linksMax)) {
      const address = webAddress(unwrapped(withoutPunctuation(link.slice(0, addressMax + 1))))
      if (address !== undefined && isCall(new URL(address))) return address
    }
  }
  return undefined
}

/** What ends the sentence is not of the link. */
function withoutPunctuation(link: string): string {
  let end = link.length
  while (end > 0 && '.,;:!?*_~'.includes(link.charAt(end - 1))) end--
  return link.slice(0, end)
}

/** Outlook's Safe Links and Google's redirects carry the real address as a parameter. */
function unwrapped(link: string): string {
  if (!URL.canParse(link)) return link
  const { hostname, pathname, searchParams } = new URL(link)
  if (hostname.endsWith('.safelinks.protection.outlook.com')) return searchParams.get('url') ?? link
  if (/^(?:www\.)?google\.[a-z.]{2,6}$/.test(hostname) && pathname === '/url')
    return searchParams.get('q') ?? link
  return link
}

/** Whether a link without its `https://` leads to a call. */
export function isCallLink(link: string): boolean {
  return URL.canParse(`https://${link}`) && isCall(new URL(`https://${link}`))
}

function isCall({ hostname, pathname }: URL): boolean {
  return calls.some(({ host, path }) => host.test(hostname) && path.test(pathname))
}
