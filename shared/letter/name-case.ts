/** Names in capitals, as they are written in a letter. */

/** "ODUYA-MCCALL" → "Oduya-McCall", "O'BRIEN" → "O'Brien"; initials and two letters stay. */
export function calmName(token: string): string {
  if (!isLoudName(token)) return token
  return token
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}])(?:mc(?=\p{L}{3})|[od]['’](?=\p{L}{2}))?\p{L}/gu, (start) =>
      [...start]
        .map((letter, at) => (at === 0 || at === start.length - 1 ? letter.toUpperCase() : letter))
        .join(''),
    )
}

/** Three letters and more, all capitals, with a vowel among them: "TJ" and "PHD" are none. */
export function isLoudName(token: string): boolean {
  const letters = token.replace(/[^\p{L}]/gu, '')
  return (
    letters.length >= 3 &&
    /[AEIOUY]|[^A-Z]/.test(letters) &&
    /^[\p{Lu}\p{M}'’.-]+$/u.test(token) &&
    !/^(?:\p{Lu}\.)+$/u.test(token)
  )
}

/** A name that shouts from end to end, in small letters; any other as it stands. */
export function calmWholeName(name: string): string {
  const tokens = name.split(' ')
  const isLoud = tokens.every((token) => token === token.toUpperCase()) && tokens.some(isLoudName)
  if (!isLoud) return name
  const particle = /^(?:VAN|DER|DE|DEN|VON|DA|DO|DOS|DAS|DEL|DELLA|LA|BIN|IBN|TER|TEN)$/
  return tokens
    .map((token, at) =>
      at > 0 && at < tokens.length - 1 && particle.test(token)
        ? token.toLowerCase()
        : /^\p{Lu}[AEIOUY]$/u.test(token)
          ? token.charAt(0) + token.slice(1).toLowerCase()
          : calmName(token),
    )
    .join(' ')
}
