/** A letter's body as paragraphs; line breaks inside one, as in an address or a signature, stay. */
export function paragraphs(body: string) {
  return body.split(/\n{2,}/).map((paragraph) => <p>{paragraph}</p>)
}
