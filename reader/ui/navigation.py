"""From where one wants to go to the screen that shows it.

Only this module knows the screens. A screen is imported when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.ui import places

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen


def go(app: App[Any], place: places.Place) -> None:
    """Show a place over the screen one is on; a view of the library in the library one comes back to."""
    if isinstance(place, places.OfFeed | places.Hidden):
        from reader.ui.screens.library import LibraryScreen

        while len(app.screen_stack) > 1 and not isinstance(app.screen, LibraryScreen):
            app.pop_screen()
        if isinstance(app.screen, LibraryScreen):
            if isinstance(place, places.OfFeed):
                app.screen.show_feed(place.number, place.name)
            else:
                app.screen.show_view("Hidden")
        return
    screen = screen_of(place, app.screen)
    # The manual over itself would only have to be left twice.
    if not isinstance(place, places.Manual) or type(app.screen) is not type(screen):
        app.push_screen(screen)


def screen_of(place: places.Place, here: Screen[Any] | None = None) -> Screen[None]:
    """The screen that shows a place.

    Args:
        place: Where to go.
        here: The screen one is on; its keys are those that are shown.
    """
    match place:
        case places.Reading(article, offset, length):
            from reader.ui.screens.reading import ReadingScreen

            return ReadingScreen(article, offset, length)
        case places.Comparing(left, right, at, figures):
            from reader.ui.screens.comparing import ComparingScreen

            return ComparingScreen(left, right, at, figures=figures)
        case places.StoryOf(articles):
            from reader.ui.screens.story import StoryScreen

            return StoryScreen(articles)
        case places.Versions(versions):
            from reader.ui.screens.versions import VersionsScreen

            return VersionsScreen(versions)
        case places.Links(links, at_link, chosen):
            from reader.ui.screens.links import LinksScreen

            return LinksScreen(links, at_link, chosen)
        case places.Explanation(told, title):
            from reader.ui.screens.explaining import ExplainScreen

            return ExplainScreen(told, title)
        case places.Manual(topic):
            from reader.ui.screens.manual import ManualScreen

            return ManualScreen(topic)
        case places.Room.BOOKMARKS:
            from reader.ui.screens.bookmarks import BookmarksScreen

            return BookmarksScreen()
        case places.Feeds(number):
            from reader.ui.screens.feeds import FeedsScreen

            return FeedsScreen(number)
        case places.Room.SEARCH:
            from reader.ui.screens.search import SearchScreen

            return SearchScreen()
        case places.Room.SECOND:
            from reader.ui.screens.second import SecondScreen

            return SecondScreen()
        case places.Room.HIDING:
            from reader.ui.screens.hiding import HidingScreen

            return HidingScreen()
        case places.Room.KEYS:
            from reader.ui.screens.help import HelpScreen

            assert here is not None
            return HelpScreen(here)
        case places.Room.LIBRARY | places.OfFeed() | places.Hidden():
            from reader.ui.screens.library import LibraryScreen

            return LibraryScreen()


def warm_up() -> None:
    """Load what the first comparison needs: its screen, its tables and its patterns. For a worker thread."""
    # Imported so that it is there: the screen, and what is laid over a comparison.
    import reader.gathering.second
    import reader.ui.judged
    import reader.ui.screens.comparing  # noqa: F401
    from reader.articles.model import Article
    from reader.comparison.compare import consider
    from reader.figures.analysis import analyse

    said = "On 3 May the bank paid about $14 million, or 5 percent, for two ships."
    consider(*(analyse(Article(id=name, headline="", text=said)) for name in "ab"))
