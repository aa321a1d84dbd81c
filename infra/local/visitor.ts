/** Somebody with a browser without scripts: keeps cookies, follows no redirect by itself, fills in forms. */

export type Fetch = (request: Request) => Response | Promise<Response>

export interface Visitor {
  get(url: string): Promise<Response>
  /** Sends a form, as its button would. */
  post(url: string, fields: Readonly<Record<string, string>>): Promise<Response>
}

/** `fetch` is a server's own or the network's; `base` is where relative addresses start. */
export function visitor(base: string, fetch: Fetch): Visitor {
  const cookies = new Map<string, string>()

  async function visit(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    const known = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (known) headers.set('Cookie', known)
    const answer = await fetch(new Request(new URL(url, base), { ...init, headers, redirect: 'manual' }))
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }

  return {
    get: (url) => visit(url),
    post: (url, fields) =>
      visit(url, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { Origin: new URL(base).origin },
      }),
  }
}

/** The value of an input or a hidden field in a page, as the browser would send it. */
export function fieldIn(html: string, name: string, near = ''): string | undefined {
  const from = near ? html.indexOf(near) : 0
  const tag = html.slice(Math.max(from, 0)).match(new RegExp(`<input[^>]*name="${name}"[^>]*>`))?.[0]
  return tag?.match(/value="([^"]*)"/)?.[1]
}
