import { BlockList, isIP } from 'node:net'

/**
 * Which IP addresses are of the public internet: IANA's registries of special-purpose addresses
 * (https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry), and what clouds keep for
 * themselves.
 */

const reserved4 = blockList('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  // Azure's own, for its machines.
  '168.63.129.16/32',
])

const reserved6 = blockList('ipv6', [
  // All but 2000::/3, whence alone addresses of the public internet are given: what maps or translates IPv4 is outside.
  '::/3',
  '4000::/2',
  '8000::/1',
  // Protocols, Teredo among them, documentation, and 6to4, which leads to IPv4.
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
])

// Each family has a list of its own: one list would measure IPv4 by the ranges of IPv6 too.
function blockList(family: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', bits] = range.split('/')
    list.addSubnet(network, Number(bits), family)
  }
  return list
}

/** Whether it is an address of the public internet; not, when it is no address. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !reserved4.check(address, 'ipv4')
    case 6:
      // One with a zone (`fe80::1%eth0`) is of this link, and no list knows it.
      return !address.includes('%') && !reserved6.check(address, 'ipv6')
    default:
      return false
  }
}
