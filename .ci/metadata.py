"""The README as a package index shows it: its pictures and links lead to the host of the code.

The address is that of the clone which is built from (git's remote "origin"), so none is written down here.
Where there is none, what would lead nowhere is left out: pictures go, links become their words.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_HOSTED = re.compile(
    r"(?:https?://(?:[^@/]*@)?|ssh://git@|git@)([\w.-]+)(?::\d+)?[:/]([\w./-]+?)(?:\.git)?/?"
)
_LINK = re.compile(r"(!?)\[([^\]]*)\]\((?!\w+:|#)([^)\s]+)\)")


class ReadmeHook(MetadataHookInterface):
    """Gives the package its description and, where the host of the code is known, its addresses."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in ``readme`` and ``urls``."""
        root = Path(self.root)
        base = address(_origin(root))
        text = absolute((root / "README.md").read_text("utf-8"), base)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
        pages = {"Manual": "reader/manual/start.md", "Changelog": "CHANGELOG.md"}
        told = {"Source": base, **{name: f"{base}/blob/HEAD/{page}" for name, page in pages.items()}}
        metadata["urls"] = told if base else {}


def address(remote: str) -> str:
    """The page of a remote repository, without a user name or password in it; empty for a folder or none."""
    found = _HOSTED.fullmatch(remote.strip())
    return f"https://{found[1]}/{found[2]}" if found else ""


def absolute(text: str, base: str) -> str:
    """Markdown whose relative pictures and links are absolute, or gone where no base is known."""

    def lead(link: re.Match[str]) -> str:
        picture, words, target = link.groups()
        if not base:
            return "" if picture else words
        view = "raw" if target.endswith(".svg") else "blob"
        return f"{picture}[{words}]({base}/{view}/HEAD/{target})"

    return _LINK.sub(lead, text)


def _origin(root: Path) -> str:
    if not (root / ".git").exists():
        return ""  # unpacked somewhere inside another repository, perhaps
    command = ["git", "-C", str(root), "config", "--get", "remote.origin.url"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""
