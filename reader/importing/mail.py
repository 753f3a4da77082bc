"""Newsletters: a letter as it was saved (.eml) to an article."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import Any, cast

from reader.articles.model import Article
from reader.errors import InputError
from reader.importing.building import article_from_parts
from reader.importing.decoding import page_text
from reader.importing.markup import Plain, plain_text

MOST_BYTES = 20_000_000
_HEADER = 4_000  # characters of a header that are read


class _Bounded(EmailPolicy):
    """The standard library's reading of headers, which takes a second for 20,000 characters, bounded."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """The header as an object, made of its beginning."""
        return super().header_fetch_parse(name, value[:_HEADER])


def article_from_mail(data: bytes, *, path: str = "", name: str = "") -> Article:
    """The article in a letter: its HTML part, else its plain one.

    Raises:
        InputError: It is too large, or has no text.
    """
    name = name or path or "the letter"
    if len(data) > MOST_BYTES:
        raise InputError(f"{name}: is {len(data) / 1e6:.0f} MB; a letter may have up to 20 MB")
    try:
        message = cast(EmailMessage, message_from_bytes(data, policy=_Bounded()))
        body = _body(message)
        subject, sender, sent = (_header(message, key) for key in ("subject", "from", "date"))
        address = (_header(message, "list-url") or _header(message, "archived-at")).strip("<> ")
        language = _header(message, "content-language")
    except Exception as error:  # the standard library's parser falls over some broken letters
        raise InputError(f"{name}: cannot be read as a letter ({type(error).__name__})") from error
    if not body.text.strip():
        raise InputError(f"{name}: has no text")
    person, mailbox = parseaddr(sender)
    return article_from_parts(
        subject,
        body.text,
        source=person or mailbox,
        date=sent,
        url=address,
        path=path,
        language=language.split(",")[0],
        lines=body.lines,
    )


def _body(message: EmailMessage) -> Plain:
    for kind in ("html", "plain"):
        part = message.get_body(preferencelist=(kind,))
        if part is None:
            continue
        content = _content(cast(EmailMessage, part))
        found = plain_text(content) if kind == "html" else Plain(content)
        if found.text.strip():
            return found
    return Plain("")


def _content(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset("")
    return page_text(payload, charset) if isinstance(payload, bytes) else ""


def _header(message: EmailMessage, key: str) -> str:
    try:
        return str(message.get(key) or "")
    except (ValueError, TypeError, IndexError, AttributeError):
        return ""
