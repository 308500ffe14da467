"""Addresses: a web address in; where on the network to connect for it, or a refusal, out.

A name is resolved once, and what was checked is what is connected to, so that a name server that
answers differently the second time gains nothing (DNS rebinding).
"""

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.model import SourceError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
PORTS = {"http": 80, "https": 443}


class Target(NamedTuple):
    """What a request needs: where it goes, and what it says there.

    `path` begins with "/" and holds the query; `host` is the name in ASCII.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as an address."""
        default = self.port == PORTS[self.scheme]
        return f"{self.scheme}://{self.authority if not default else _bracketed(self.host)}"

    @property
    def authority(self) -> str:
        """Host, and port where it is not the usual one, as the header `Host` has it."""
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{_bracketed(self.host)}{port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.origin}{self.path}"


def is_address(text: str) -> bool:
    """Whether `text` is meant as a web address, whatever its scheme: `NAME://…`."""
    scheme, colon, _ = text.strip().partition("://")
    return bool(colon) and scheme.isalnum()


def target_of(url: str) -> Target:
    """The parts of a web address. Raises SourceError for what is none that may be fetched."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise SourceError(f"{url}: is no web address; check how it is written") from None
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise SourceError(f"{url}: only http and https are fetched; save it and add the file")
    if not host or len(url) > 4096 or any(character.isspace() for character in url):
        raise SourceError(f"{url[:200]}: is no web address; check how it is written")
    if parts.username or parts.password:
        raise SourceError(
            f"{scheme}://…@{host}: holds a name or password, which are not sent; "
            "save the page from the browser and add the file"
        )
    from urllib3.util.url import parse_url  # encodes what may not stand in a request

    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode()
        ascii_host = ascii_host.rstrip(".") or ascii_host
        request = parse_url(f"{scheme}://x{parts.path or '/'}{'?' if parts.query else ''}"
                            f"{parts.query}")  # fmt: skip
    except ValueError:
        raise SourceError(f"{url}: is no web address; check how it is written") from None
    return Target(scheme, ascii_host, port or PORTS[scheme], request.request_uri)


def resolve(target: Target, *, allow_private: bool = False) -> list[str]:
    """The numbers to connect to, in the order to try them.

    Raises SourceError where there are none, or none on the public internet and `allow_private`
    is not set.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceError(
            f"{target.url}: there is no host “{target.host}”; check the address and the network"
        ) from None
    numbers = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    allowed = [number for number in numbers if allow_private or is_public(number)]
    if not allowed:
        raise SourceError(
            f"{target.url}: is on this machine or a private network ({numbers[0]}); "
            "--allow-private fetches it all the same"
        )
    return allowed


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public internet, by IANA's registries.

    Not those of this machine, of private networks, of the link; nor IPv6 addresses that hold an
    IPv4 address which is none (mapped, 6to4, Teredo, NAT64).
    """
    address: _Address = ipaddress.ip_address(number)
    if address.is_multicast or not address.is_global:
        return False
    return all(inner.is_global and not inner.is_multicast for inner in _inner(address))


def _inner(address: _Address) -> list[ipaddress.IPv4Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in found if inner is not None]


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
