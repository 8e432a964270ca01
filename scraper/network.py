"""The address guard: whatever a URL, redirect, feed or robots.txt says, we connect to public addresses only.

It sits where names become addresses, and the connection is made to exactly the address that was checked, so a name
that resolves differently the second time (DNS rebinding) gains nothing. Literal addresses in any spelling (decimal,
octal, hexadecimal, IPv4 in IPv6) pass the same place. Proxies are off, for they would resolve behind our back.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.resolver import HostResolution
from twisted.internet.interfaces import IAddress, IHostnameResolver, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]

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


@implementer(IResolutionReceiver)
class _Filter:
    """Passes allowed addresses on and remembers the others.

    Several requests may resolve one host at a time, so what is remembered changes only when a resolution is complete:
    one that begins must not take the refusal of another that is still to be told.
    """

    def __init__(self, receiver: Any, guard: GuardedResolver, host: str) -> None:
        self.receiver, self.guard, self.host = receiver, guard, host
        self.refused: str | None = None

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802 - Twisted's name
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802 - Twisted's name
        number = str(getattr(address, "host", ""))
        if is_allowed(number, allow_loopback=self.guard.allow_loopback):
            self.receiver.addressResolved(address)
        else:
            self.refused = number

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's name
        if self.refused is None:
            self.guard.refused.pop(self.host, None)
        else:
            self.guard.refused[self.host] = self.refused
        self.receiver.resolutionComplete()


@implementer(IHostnameResolver)
class GuardedResolver:
    """The reactor's only way from a name to an address (setting TWISTED_DNS_RESOLVER)."""

    def __init__(self, reactor: Any, *, allow_loopback: bool) -> None:
        self.reactor = reactor
        self.allow_loopback = allow_loopback
        self.inner: Any = reactor.nameResolver
        self.refused: dict[str, str] = {}  # host → the address it led to

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> GuardedResolver:
        """Called by Scrapy when the reactor is set up."""
        return cls(reactor, allow_loopback=crawler.settings.getbool(ALLOW_LOOPBACK))

    def install_on_reactor(self) -> None:
        """Called by Scrapy when the reactor is set up."""
        self.reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803 - Twisted's name
        hostName: str,  # noqa: N803 - Twisted's name
        portNumber: int = 0,  # noqa: N803 - Twisted's name
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803 - Twisted's name
        transportSemantics: str = "TCP",  # noqa: N803 - Twisted's name
    ) -> Any:
        """Resolve as usual, but deliver allowed addresses only."""
        receiver = _Filter(resolutionReceiver, self, hostName)
        if not _can_be_asked(hostName):
            resolution = HostResolution(hostName)
            receiver.resolutionBegan(resolution)
            receiver.resolutionComplete()
            return resolution
        return self.inner.resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)


class AddressGuard:
    """Downloader middleware: names a refusal what it is, and refuses to run without the guarded resolver."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> AddressGuard:
        """Called by Scrapy."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:  # noqa: ARG002 - Scrapy's interface
        """No request leaves when the resolver is not ours."""
        if self._resolver() is None:
            message = "the guarded resolver is not installed"
            raise RuntimeError(message)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """A host without addresses, all of which were refused, is a refused address and no network failure."""
        resolver = self._resolver()
        host = urlsplit(request.url).hostname or ""
        if isinstance(exception, CannotResolveHostError) and resolver is not None and host in resolver.refused:
            raise RefusedAddressError(host, resolver.refused[host]) from exception

    @staticmethod
    def _resolver() -> GuardedResolver | None:
        from twisted.internet import reactor  # noqa: PLC0415 - importing it installs it

        resolver = getattr(reactor, "nameResolver", None)
        return resolver if isinstance(resolver, GuardedResolver) else None
