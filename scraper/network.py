"""The address guard: whatever a URL, redirect, feed or robots.txt says, we connect to public addresses only.

It sits where names become addresses, and the connection is made to exactly the address that was checked, so a name
that resolves differently the second time (DNS rebinding) gains nothing. Literal addresses in any spelling (decimal,
octal, hexadecimal, IPv4 in IPv6) pass the same place. Proxies are off, for they would resolve behind our back.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from ipaddress import IPv4Address, IPv6Address

from scrapy.exceptions import CannotResolveHostError, IgnoreRequest

ALLOW_LOOPBACK = "FACTDRIFT_ALLOW_LOOPBACK"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class RefusedAddressError(IgnoreRequest):
    """The host leads to an address that is not public."""

    def __init__(self, host: str, address: str) -> None:
        self.host, self.address = host, address
        super().__init__(f"{host} leads to {address}, which is not a public address")


def is_allowed(address: str, *, allow_loopback: bool = False) -> bool:
    """Whether we may connect to an IP address: global unicast, or loopback where that is switched on for tests."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    meant = _meant(ip)
    return all(map(_is_public, meant)) or (allow_loopback and len(meant) == 1 and meant[0].is_loopback)


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local)


def _meant(ip: IPv4Address | IPv6Address) -> tuple[IPv4Address | IPv6Address, ...]:
    """The addresses that packets may end up at: IPv6 can carry an IPv4 address (mapped, 6to4, Teredo, NAT64)."""
    if isinstance(ip, IPv4Address):
        return (ip,)
    if ip.ipv4_mapped is not None:
        return (ip.ipv4_mapped,)
    carried: list[IPv4Address | IPv6Address] = [ip]
    if ip.sixtofour is not None:
        carried.append(ip.sixtofour)
    if ip.teredo is not None:
        carried.extend(ip.teredo)
    if ip in _NAT64:
        carried = [IPv4Address(int(ip) & 0xFFFFFFFF)]
    return tuple(carried)


def _can_be_asked(host: str) -> bool:
    """Whether the system's resolver takes the name; for others it raises, and the request would hang."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return bool(host) and "\0" not in host


async def addresses_of(host: str, port: int, *, allow_loopback: bool = False) -> list[str]:
    """The addresses of a host that we may connect to, as the system orders them; at least one.

    Raises RefusedAddressError where there are only others, CannotResolveHostError where there are none.
    """
    if not _can_be_asked(host):
        raise CannotResolveHostError(f"{host!r} is no name of a host")
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise CannotResolveHostError(f"{host}: {error}") from error
    numbers = list(dict.fromkeys(str(address[0]) for *_, address in found))
    allowed = [number for number in numbers if is_allowed(number, allow_loopback=allow_loopback)]
    if not numbers:
        raise CannotResolveHostError(f"{host} has no address")
    if not allowed:
        raise RefusedAddressError(host, numbers[0])
    return allowed
