"""Web addresses: which of them lead to the same article, and how they may be shown."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from reader.articles.cleaning import clean_line

LONGEST = 8_000
"""Characters of the longest address that is taken for one; servers refuse such (RFC 9110, section 4.1)."""

# Patterns as text: re compiles them at their first use, and keeps them.
_TRACKING = (
    r"(?i)utm_\w+|at_(?:medium|campaign|custom\d|link_\w+|format|ptr_name|bbc_team)|mc_[ce]id|_?hs(?:enc|mi)|"
    r"(?:fb|g|dc|y|ms|tw|wb|ig|li_fat_|twc)l?clid|gclsrc|fbclid|igshid|igsh|mkt_tok|ncid|"
    r"cmp|cmpid|ito|smid|smtyp|ocid|ref|ref_?src|ref_?url|spm|s_?cid|xtor|icid|intcmp|__twitter_impression|"
    r"amp|amp_\w+|outputtype|_ga|_gl|wt_?mc(?:_\w+)?|sr_share|soc_\w+|sref|guccounter|guce_\w+|taid|cvid|"
    r"trk|trkcampaign|pk_\w+|mtm_\w+|vero_\w+|oly_\w+|rb_clickid|zanpid|fsrc|mod|emc|regi_id"
)
"""Names of query parameters that tell where a reader came from, not what is read (collected from the
ClearURLs rules and from news sites' own sharing links)."""
_AMP_HOST = r"(?i)([\w.-]+?)\.cdn\.ampproject\.org"
_MOBILE_HOST = r"(?i)^(?:(?:www\d?|m|mobile|amp|touch)\.(?=[^.]+\.))+"
_INDEX = r"(?i)/(?:index|default)\.(?:html?|php|aspx?)$"
_AMP_PATH = r"(?i)^/amp(?=/)|/(?:amp|amp\.html)/*$|[.-]amp(?=\.html?$)|\.amp$"
_SCHEME = r"(?i)https?://"


def is_web_address(text: str) -> bool:
    """Whether a text is an http or https address with a host; no other scheme is ever fetched."""
    if len(text) > LONGEST or not re.match(_SCHEME, text) or re.search(r"[\s\x00-\x1f\x7f-\x9f]", text):
        return False
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").rstrip(".")
        return bool(host) and host == clean_line(host) and (parts.port is None or 0 < parts.port < 65536)
    except ValueError:
        return False


def canonical(address: str) -> str:
    """The form in which all addresses of one article are the same; empty for what is no web address.

    Scheme, credentials, fragment, tracking parameters, mobile and AMP twins and a closing slash make no
    difference.
    """
    found = _reduced(address)
    # What one rule leaves out may bring to light what is another's to leave out.
    while (again := _reduced(f"https://{found}")) not in ("", found):
        found = again
    return found


def _reduced(address: str) -> str:
    if not is_web_address(address):
        return ""
    parts = urlsplit(_out_of_cache(address))
    host = re.sub(_MOBILE_HOST, "", (parts.hostname or "").rstrip(".").lower())
    path = _plain(quote(parts.path, errors="replace", safe="/%:@!$&'()*+,;=~-._"))
    kept = sorted(
        urlencode([pair], errors="replace")
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not re.fullmatch(_TRACKING, pair[0])
    )
    place = f"[{host}]" if ":" in host else host
    if parts.port not in (None, 80, 443):
        place += f":{parts.port}"
    return place + path + ("?" + "&".join(kept) if kept else "")


def _out_of_cache(address: str) -> str:
    """The publisher's own address, where this is one in a cache of AMP pages."""
    while True:
        parts = urlsplit(address)
        host, inner = (parts.hostname or "").rstrip("."), None
        if re.fullmatch(_AMP_HOST, host):
            inner = re.match(r"/(?:c|v|i)(?:/s)?/([^/]+)(/.*)?", parts.path)
        elif host.startswith("www.google."):
            inner = re.match(r"/amp/(?:s/)?([^/]+\.[^/]+)(/.*)?", parts.path)
        query = f"?{parts.query}" if parts.query else ""
        within = f"https://{inner[1]}{inner[2] or '/'}{query}" if inner else ""
        if not is_web_address(within):
            return address
        address = within


def _plain(path: str) -> str:
    """The path without what only names a twin or an index."""
    before = None
    while path != before:
        before = path
        path = re.sub(r"/{2,}", "/", path).rstrip("/")
        path = re.sub(_INDEX, "/", re.sub(_AMP_PATH, "", path))
    return path


def without_credentials(address: str) -> str:
    """The address as it may be shown or kept with an article: user name and password left out."""
    try:
        parts = urlsplit(address)
        if "@" in parts.netloc:
            return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        _ = parts.port  # what is no number there may be the beginning of a password with a slash in it
        return address
    except ValueError:
        return re.sub(r"//.*@", "//", address, flags=re.S)


def joined(base: str, address: str) -> str:
    """An address as it stands in a page, made whole; empty if that is no web address."""
    try:
        whole = clean_line(urljoin(base, address.strip().replace(" ", "%20")))
    except ValueError:
        return ""
    return without_credentials(whole) if is_web_address(whole) else ""


def host_of(address: str) -> str:
    """The host, without the prefix that only names a server: what stands for an outlet without a name."""
    return canonical(address).partition("/")[0].partition("?")[0]
