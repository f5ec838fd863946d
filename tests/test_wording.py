"""Prose keeps to its terms, its Chinese is clean, and computed numbers are quoted."""

import pytest

import wording
from conftest import Project, says
from pages import load_values
from source import SourceError
from terms import Term

TERMS = {
    "step": Term("step", "demo", "学习率", "每一步的大小", also=("学习速率", "lr")),
    "loss": Term("loss", "demo", "loss function", "what to lower", also=("cost function",)),
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("学习速率大，学习速率小。", "write '学习率' instead of '学习速率' (lines 1, 1)"),
        ("A cost function.\n\nAnother cost function.", "write 'loss function'"),
    ],
)
def test_a_variant_is_named_once_at_most(project: Project, text: str, words: str) -> None:
    """A reader would take two names for two things."""
    page = project.page(text, languages=("zh",))
    (found,) = wording.terminology(page, TERMS)
    says(found, str(page.path), words)


@pytest.mark.parametrize(
    "text",
    [
        "学习率又叫学习速率。",
        "“学习速率”、“学习速率”都是引文。",
        "clr, lr_min and `lr`, `lr` are other words",
        "---\naliases: [lr, lr]\n---\n学习率",
    ],
)
def test_naming_and_quoting_a_variant_is_welcome(project: Project, text: str) -> None:
    assert not list(wording.terminology(project.page(text), TERMS))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("使用Keras训练", "使用 Keras 训练"),
        ("好,但是慢", "好，但是慢"),
        ("---\ntitle: a,b\n---\n\n共5个", "共 5 个"),
    ],
)
def test_chinese_is_set_as_a_typesetter_would(project: Project, text: str, words: str) -> None:
    """A Chinese reader would stumble."""
    page = project.page(text, languages=("zh",))
    (found,) = wording.chinese(page)
    says(found, str(page.path), words)
    assert f":{text.count(chr(10)) + 1}: " in found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Accuracy is 0.93.", "0.93"),
        ("准确率是 93%。", "93%"),
        ("It has 12,345 parameters.", "12,345"),
        ("$n=12345$", "12345"),
        ("| 0.9312 |", "0.9312"),
        ("a loss of −0.57", "0.57"),
    ],
)
def test_a_typed_result_is_found(project: Project, text: str, number: str) -> None:
    """A later run would change the number, and the page would not."""
    page = project.page(text, languages=("en",))
    result = project.committed(
        code="EPOCHS = 20\n", values={"accuracy": 0.93123, "count": [12345], "loss": {"a": -0.57}}
    )
    values = load_values(project.root)
    (found,) = wording.typed_numbers(page, values, [result.snippet], {})
    says(found, str(page.path), f"{number} is what count.", "quote it")
    assert not list(
        wording.typed_numbers(page, values, [result.snippet], {number[:-1]: "r"} | {number: "r"})
    )


@pytest.mark.parametrize(
    "text",
    [
        "#{count.accuracy:.2f}",
        "20 epochs",  # given in the code
        "in 1993 and 0.935",
        "`0.93`",
        "see ch. 12 and 93",
        "version 0.93.1",
    ],
)
def test_other_numbers_are_left_alone(project: Project, text: str) -> None:
    page = project.page(text, languages=("en",))
    values = {"accuracy": 0.93123, "epochs": 20, "chapter": 12}
    result = project.committed(code="EPOCHS = 20\n", values=values)
    assert not list(wording.typed_numbers(page, load_values(project.root), [result.snippet], {}))


@pytest.mark.parametrize("entry", ["demo: {93: why}", 'demo: {"93": ""}'])
def test_an_allowed_number_has_a_reason(project: Project, entry: str) -> None:
    """Nobody would know later whether it was right to type it."""
    (project.root / wording.ALLOWED).write_text(entry, encoding="utf-8")
    with pytest.raises(SourceError, match="why it is typed"):
        wording.allowed_numbers(project.root)
