"""Where the name of a unit ends in running text (tên riêng của cơ quan, đơn vị, địa danh)."""

from __future__ import annotations

from nlp.units.lexicon import Words
from nlp.units.name_verbs import second_work, work_head
from nlp.units.place_names import quoted_end
from nlp.units.tokens import render

JOINERS = ("-", "&", "và", ",")
"""What stands between the parts of one name."""
_ARTICLES = ("các", "những", "mọi", "toàn", "từng", "mỗi", "một")
_FUNCTION_WORDS = (
    "các",
    "những",
    "cho",
    "theo",
    "từ",
    "đến",
    "trước",
    "sau",
    "khi",
    "vào",
    "trong",
    "qua",
    "trên",
    "về",
    "để",
    "đối",
)
"""Behind a team's work they begin what is worked on: there the work is the sentence's own verb."""
_NAME_LENGTH = 14
_PART_LENGTH = 6


def name_end(words: Words, at: int, mode: str) -> int:
    """Where the name after a kind word ends: before a verb, a level, a mark or another unit."""
    if at >= len(words):
        return at
    first = words.tokens[at]
    if (quoted := quoted_end(words, at)) > at:
        return quoted
    if mode == "lower" and first.key == "các":
        end = name_end(words, at + 1, mode)
        return end if end > at + 1 else at
    return _run_end(words, at, mode)


def _run_end(words: Words, at: int, mode: str) -> int:
    """Where the run of words that makes a name ends."""
    first = words.tokens[at]
    if not (first.is_word and (_is_named(words, at) or _is_number(words, at))) and mode != "lower":
        return at
    end = at
    most = at + _NAME_LENGTH
    while end < len(words) and end < most:
        if past := _whole_part(words, end, at, mode):
            end, most = past, most + past - end
            continue
        if _ends_name(words, end, _is_head(words, end, at)):
            break
        most += _inside_short(words, end)
        if _is_over_before(words, end, at, mode):
            break
        end += 1
    while end > at and not words.tokens[end - 1].is_word:
        end -= 1
    if mode == "lower" and not _is_named(words, at) and end < len(words) and end >= most:
        return at
    return end


def _is_over_before(words: Words, at: int, begin: int, mode: str) -> bool:
    """Whether a name in capitals is over at a word in small letters: "Đội Trinh sát | tuần tra"."""
    if at == begin or not words.tokens[at].word.islower():
        return False
    if at - begin > 1 and _is_place(words, at - 2):
        return True
    deed = words.part("deed", at) if mode == "capital" and not words.is_any(at - 1, *JOINERS) else None
    return deed is not None and deed[0] - at > 1 and not _inside_short(words, at)


def _is_number(words: Words, at: int) -> bool:
    """Whether a number names a unit ("Thôn 6"), and counts no others ("Trưởng thôn 06 thôn")."""
    return words.tokens[at].word[0].isdigit() and words.part("member", at + 1) is None


def _is_head(words: Words, at: int, begin: int) -> bool:
    """Whether a part of the name begins at `at`: "Quỹ Bảo vệ và Phát triển rừng"."""
    return at == begin or (words.is_any(at - 1, *JOINERS) and _is_named(words, at))


def _whole_part(words: Words, at: int, begin: int, mode: str) -> int | None:
    """The end of what stands whole in a name: a term, a programme, a list behind a comma or "và"."""
    if words.is_any(at, *JOINERS) and not _inside_short(words, at):
        if mode == "lower" and words.is_any(at, "và") and words.keys[at + 1 : at + 2] == words.keys[begin : begin + 1]:
            return name_end(words, at + 1, "capital")  # "Ban vận động Quỹ A và Quỹ B"
        return second_work(words, at, begin) or parts_end(words, at, mode)
    if at == begin and (work := work_head(words, at)):
        return work
    if _is_named(words, at):
        hit = words.part("term", at) or (_body_inside(words, at) if at == begin else None)
        return hit[0] if hit else None
    if compound := words.compound_end(at):
        return compound
    hit = words.part("program", at) if mode == "lower" and (at == begin or words.is_any(at - 1, *JOINERS)) else None
    return hit[0] if hit else None


def lower_name_end(words: Words, at: int) -> int:
    """The end of a name in small letters that tells a field ("Văn phòng | công chứng"); `at` where none stands.

    The name is of two syllables or more, and a mark or a verb stands behind it.
    """
    end = at
    while end < len(words) and end - at < _PART_LENGTH:
        term = words.part("term", end)
        if whole := words.compound_end(end) or (term and term[0]):
            end = whole
            continue
        is_joined = words.is_any(end, "-") and end > at and end + 1 < len(words) and words.tokens[end + 1].is_word
        if not is_joined and (not words.tokens[end].is_word or _is_named(words, end) or _is_over(words, end)):
            break
        if words.is_any(end, "và", "&") or words.part("trait", end) or words.part("member", end):
            break
        end += 1
    is_over = end >= len(words) or not words.tokens[end].is_word or words.long_verb_end(end) or words.part("stop", end)
    return end if end - at > 1 and is_over and not words.tokens[at].word[0].isdigit() else at


def _body_inside(words: Words, at: int) -> tuple[int, str] | None:
    """The end of a body that a name begins with: "Tổ giúp việc | Ban Chỉ đạo chuyển đổi số"."""
    hit = words.part("kind", at)
    if hit is None or hit[0] - at < 2:
        return None
    mode = str(hit[1].gives["name"])
    return (hit[0] if mode == "none" else name_end(words, hit[0], mode)), mode


def _is_named(words: Words, at: int) -> bool:
    """Whether a word is printed as a name's: with a capital, or as an abbreviation."""
    return words.tokens[at].is_capital or words.tokens[at].is_spelt_out


def _inside_short(words: Words, at: int) -> bool:
    """Whether a word belongs to the same abbreviation as the one before it: "phòng cháy, chữa cháy" of PCCC."""
    token, before = words.tokens[at], words.tokens[at - 1] if at else None
    return before is not None and token.is_spelt_out and before.is_spelt_out and token.start == before.start


def _is_place(words: Words, at: int) -> bool:
    """Whether two words in capitals stand at `at`, as a place has them ("Điện lực Sơn Hải thay trạm")."""
    if words.part("kind", at):
        return False
    return all(words.tokens[place].word.istitle() and len(words.tokens[place].word) > 1 for place in (at, at + 1))


def _ends_name(words: Words, at: int, is_first: bool) -> bool:
    token = words.tokens[at]
    if _inside_short(words, at):
        return False
    if words.is_any(at, *JOINERS):
        return not _joins_name(words, at)
    if not token.is_word:
        return not _is_slash_inside(words, at)
    if token.word == "Sở" and at + 1 < len(words) and not words.tokens[at + 1].is_capital:
        return True  # the department that the unit belongs to
    if _is_named(words, at) and is_first:
        return False
    if words.part("level", at) and not (words.is_any(at, "xã") and words.is_any(at + 1, "hội")):
        return True
    if words.is_any(at, "tự") and words.part("stop", at + 1) and not words.is_any(at - 1, "trật"):
        return True  # "tự trang bị"
    stop = words.part("stop", at)
    return stop is not None and (not token.is_capital or (stop[0] - at > 1 and not is_first))


def _is_slash_inside(words: Words, at: int) -> bool:
    """Whether "/" stands within one word of a name: "da cam/dioxin"."""
    if not words.is_any(at, "/") or not 0 < at < len(words) - 1 or words.tokens[at + 1].is_capital:
        return False
    is_tight = words.tokens[at - 1].end == words.tokens[at].start and words.tokens[at].end == words.tokens[at + 1].start
    return is_tight and words.tokens[at + 1].word.isalpha() and not begins_unit(words, at + 1)


def _joins_name(words: Words, at: int) -> bool:
    """Whether "-", "và", "&" goes on with a name: a capitalised word follows that begins no unit."""
    if at + 1 >= len(words) or words.is_any(at, ","):
        return False
    return words.tokens[at + 1].is_word and _is_named(words, at + 1) and not begins_unit(words, at + 1)


def begins_unit(words: Words, at: int) -> bool:
    """Whether a unit, a post or a group of people begins at `at`, so that no name goes on there."""
    if words.office(at) or words.is_any(at, *_ARTICLES) or any(words.part(part, at) for part in ("holder", "doer")):
        return True
    kind = words.part("kind", at)
    if kind is None:
        return not words.tokens[at].is_capital and any(words.part(part, at) for part in ("member", "person"))
    # "Tổ chức", "Ban hành", "Đoàn kết": a short kind word is one before a name only.
    is_word = kind[0] - at == 1 and kind[0] < len(words) and words.tokens[kind[0]].word.islower()
    return not (is_word and words.part("stop", at))


def parts_end(words: Words, at: int, mode: str) -> int | None:
    """The end of a name's further parts from the mark at `at` on: "cảng, bến tàu", "xây dựng, đất đai và môi trường".

    They count where they begin no unit and the name is over behind them: a verb, a level or the end follows.
    """
    end: int | None = at
    is_closed = False
    while end is not None and not is_closed and _goes_on(words, end):
        is_closed = not words.is_any(end, ",")
        end = _part_end(words, end + 1)
    is_list = is_closed or mode == "lower"
    return end if end is not None and end > at and is_list and _is_over(words, end) else None


def _goes_on(words: Words, at: int) -> bool:
    if at + 1 >= len(words) or not words.is_any(at, *JOINERS) or begins_unit(words, at + 1):
        return False
    return not words.is_any(at, "-") or not words.tokens[at + 1].is_capital


def _part_end(words: Words, at: int) -> int | None:
    """Where one part ends: a noun in small letters, or with a capital to its first word alone ("Thể thao")."""
    if at >= len(words) or not words.tokens[at].is_word or begins_unit(words, at) or words.part("level", at):
        return None
    if words.is_any(at, "số"):
        return None  # "Tổ số 1 và | số 2" are two
    for part in ("term", "program"):
        if hit := words.part(part, at):
            return hit[0]
    is_small = not _is_named(words, at)
    if is_small and (words.part("stop", at) or words.part("deed", at)):
        return None
    end = at + 1
    if end < len(words) and words.tokens[end].is_capital and not is_small:
        return None  # a place's name: "Hòa Lạc"
    end += _ends_compound(words, end)
    while end < len(words) and end - at < _PART_LENGTH and not (words.is_any(end, *JOINERS) or _is_over(words, end)):
        end += 1
    return end if is_small or end - at > 1 or words.tokens[at].is_spelt_out else None


def _ends_compound(words: Words, at: int) -> bool:
    """Whether a short verb is the second half of a word at a part's end: "cần" of "Hậu cần và Kỹ thuật"."""
    stop = words.part("stop", at)
    return stop is not None and stop[0] - at == 1 and not words.is_any(at, *JOINERS) and _is_over(words, at + 1)


def _is_over(words: Words, at: int) -> bool:
    """Whether a name can be over at `at`: the end, another unit, a mark, a verb, a level, "thuộc"."""
    if at >= len(words):
        return True
    if words.is_any(at, *JOINERS):
        return words.is_any(at, ",", "và") and at + 1 < len(words) and begins_unit(words, at + 1)
    return not words.tokens[at].is_word or any(words.part(part, at) for part in ("level", "link", "stop", "deed"))


def team_end(words: Words, at: int) -> int:
    """Where the name of a team ends whose noun stands before `at`: "Đội | bắt giữ chó thả rông"; `at` if it has none.

    The work it is named for counts as its name where the sentence has a verb of its own behind it, or nothing.
    """
    hit = words.part("program", at) or words.part("team", at) or words.part("term", at)
    if hit is None or words.tokens[at].is_capital:
        return at
    is_subject = at < 2 or not words.tokens[at - 2].is_word
    if is_subject and words.is_any(hit[0], *_FUNCTION_WORDS):
        return at
    end = max(hit[0], name_end(words, hit[0], "lower"))
    end = next((place for place in range(hit[0], end) if words.part("deed", place)), end)
    is_object = is_subject and words.is_any(end, *_FUNCTION_WORDS)
    return at if is_object or not (_is_over(words, end) or words.is_any(end, *JOINERS)) else end


def joined_name(words: Words, at: int) -> tuple[int, str]:
    """The rest of a longer name than the one known: "Phòng Kinh tế" + "và Xây dựng"."""
    if not words.is_any(at, "và", "&") or not _joins_name(words, at) or words.tokens[at + 1].is_spelt_out:
        return at, ""
    if words.part("level", at + 1) or (words.part("member", at + 1) and not words.part("stop", at + 1)):
        return at, ""
    end = name_end(words, at + 1, "capital")
    return (end, render(words.tokens[at:end])) if end - at > 2 else (at, "")


def capitalized(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
