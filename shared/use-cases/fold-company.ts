/** A company's name as it is compared: "Farol, Inc." and "farol inc" are one. What has no letters stays as it is. */
export function foldCompany(company: string): string {
  const folded = company
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return folded || company
}
