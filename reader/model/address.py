"""Addresses of articles: whether two of them lead to the same one.

In: a web address as somebody saved it. Out: a key that is the same for all ways to write it: with
either scheme, with "www." or without, with what trackers and sharing buttons append, with a
fragment, with the parameters in any order. RFC 3986, 6.2.2 and 6.2.3, for the rest.
"""

import posixpath
import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING = re.compile(
    r"(utm|mtm|pk|piwik|hsa|hmb|vero|oly|wt|at|ns|ga|mc|sc|__hs|_hs|trk|itm)_.*"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id"
    r"|mkt_tok|cmpid|cmp|ncid|ocid|sr_share|smid|smtyp|xtor|ref_src|ref_url|_ga|_gl|_openstat"
    r"|campaign_id|emc|partner|feature|share|source_caller|amp|outputtype|guccounter|guce_.*",
    re.IGNORECASE,
)
"""Parameters that tell where a reader came from, not what is read."""
_HOME = re.compile(r"/?(index|default|home)?(\.\w{2,5})?", re.IGNORECASE)
_HOST = re.compile(r"\s*https?://(?:[^/?#@]*@)?+([^/?#:@\[\s]+)", re.IGNORECASE)
_MIRRORS = re.compile(r"^(www\d?|m|mobile|amp)\.(?=.+\.)")
_DEFAULT_PORTS = {"http": 80, "https": 443}


@lru_cache(maxsize=200_000)
def address_key(url: str) -> str | None:
    """What an address has in common with every other way to write it.

    None where it names no article: not of the web, or a site's first page.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return None
    host = parts.hostname.rstrip(".")
    host = _MIRRORS.sub("", host)
    if port and port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    path = quote(unquote(parts.path), safe="/!$&'()*+,;=:@~-._%")
    path = posixpath.normpath(path).replace("//", "/") if path else "/"
    path = re.sub(r"/amp(/|\.html)?$", "", path)
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    )
    if _HOME.fullmatch(path) and not kept and not parts.fragment.startswith(("!", "/")):
        return None
    query = f"?{urlencode(kept)}" if kept else ""
    routed = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"{host}{path.rstrip('/')}{query}{routed}"


def address_host(url: str) -> str:
    """The host of an address without port and "www.", quickly; "" where that does not tell.

    Addresses of one key have one host, or at least one of them has none.
    """
    found = _HOST.match(url)
    return _MIRRORS.sub("", found[1].lower().rstrip(".")) if found else ""
