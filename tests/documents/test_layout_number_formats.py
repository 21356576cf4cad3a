"""Numbers in East Asian formats, as LibreOffice 7.4 prints lists that begin with them."""

from __future__ import annotations

import pytest

from documents.layout.model.number_formats import format_number

_VALUES = (1, 10, 11, 20, 105, 1010)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("ideographTraditional", "甲 癸 11 20 105 1010"),
        ("ideographZodiac", "子 酉 戌 20 105 1010"),
        ("ideographLegalTraditional", "壹 壹拾 壹拾壹 貳拾 壹佰零伍 壹仟零壹拾"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰零伍 壹仟零壹拾"),
        ("chineseCounting", "一 十 十一 二十 一百零五 一千零一十"),
        ("japaneseLegal", "壱 壱零 壱壱 弐零 壱零伍 壱零壱零"),
        ("koreanDigital", "일 일영 일일 이영 일영오 일영일영"),
        ("koreanCounting", "일 십 십일 이십 백오 천십"),
        ("koreanLegal", "하나 열 열하나 스물 백오 천십"),
        ("taiwaneseDigital", "1 10 11 20 105 1010"),
    ],
)
def test_east_asian_formats(style: str, expected: str) -> None:
    assert " ".join(format_number(value, style) for value in _VALUES) == expected
