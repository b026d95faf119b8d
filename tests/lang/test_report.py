"""The report on a mistake, character for character."""

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Diagnostic, Severity
from aquatimer.lang.parser import parse
from aquatimer.lang.report import Style, pieces, report
from aquatimer.lang.source import Source


def told(text: str) -> str:
    source = Source("deep end.aqua", text)
    return report(parse(source).diagnostics, source)


def test_a_mistake_is_shown_with_its_place_its_line_and_what_was_meant() -> None:
    assert told("title: x\nrepeat 3\n  1:75 easy\n") == (
        "deep end.aqua:3:3: error: The seconds of `1:75` go up to 59, but they are 75.\n"
        "  3 |   1:75 easy\n"
        "    |   ^^^^\n"
        "  Did you mean `2:15`?\n"
    )


def test_the_end_of_a_line_can_be_marked() -> None:
    assert told("title: x\n10:00\n") == (
        "deep end.aqua:2:6: error: I expected an effort such as `easy` or `sprint` after `10:00`, "
        "but the line ends here.\n"
        "  2 | 10:00\n"
        "    |      ^\n"
        "  For example `1:30 easy`.\n"
    )


def test_the_mark_stands_under_wide_characters_and_after_tabs() -> None:
    assert told('title: x\nrepeat 2\n\t1:00 easy "泳ぐ" 🏊\n') == (
        'deep end.aqua:3:17: error: `🏊` has no place after `"泳ぐ"`.\n'
        '  3 |  1:00 easy "泳ぐ" 🏊\n'
        "    |                   ^^\n"
    )


def test_a_long_line_is_cut_around_the_mark() -> None:
    text = f'title: x\n1:00 easy "{"a" * 150}" {"b" * 150}\n'
    assert told(text) == (
        f'deep end.aqua:2:164: error: `{"b" * 39}…` has no place after `"{"a" * 38}…`.\n'
        f'  2 | …{"a" * 22}" {"b" * 72}…\n'
        f"    | {' ' * 25}{'^' * 72}\n"
    )


def test_mistakes_follow_each_other_with_a_line_between() -> None:
    assert told("title: x\n0s easy\n0s easy\n").count("\n\ndeep end.aqua:3:1") == 1


def test_no_mistake_is_no_text() -> None:
    assert told("title: x\n1:00 easy\n") == ""


def test_the_pieces_say_what_they_are() -> None:
    source = Source("x.aqua", "title: x\n1:75 easy\n")
    (one,) = parse(source).diagnostics
    styles = [piece.style for piece in pieces(one, source)]
    assert styles == [
        Style.PLACE,
        Style.ERROR,
        Style.MESSAGE,
        Style.MARGIN,
        Style.LINE,
        Style.MARGIN,
        Style.MARK,
        Style.HINT,
    ]


def test_a_file_name_cannot_write_to_the_terminal() -> None:
    one = Diagnostic("\x1b[2J.aqua", 1, 1, 1, 1, Severity.WARNING, Code.EMPTY_FILE, "Empty.")
    assert report([one], None) == "\N{REPLACEMENT CHARACTER}[2J.aqua:1:1: warning: Empty.\n"
