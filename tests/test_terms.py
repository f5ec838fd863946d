"""Hints explain a term where a reader first meets it, in either language."""

import pytest

import terms
from conftest import Project, says

GLOSSARY = """
step:
  page: demo
  zh: {term: 学习率, also: [学习速率], means: 每一步“多大”。}
  en: {term: learning rate, short: [LR], also: [step size], means: How far a <step> goes.}
loss:
  page: demo
  zh: {term: 损失, unless: [损失费], means: 有多差。}
  en: {term: loss, means: How bad.}
"""


def write(project: Project, text: str = GLOSSARY) -> None:
    project.page("---\ntitle: Demo\n---\n", "basics/demo")
    (project.root / "docs" / "glossary.yml").write_text(text, encoding="utf-8")


def hinted(project: Project, content: str, language: str = "en", known: str = "") -> str:
    write(project)
    pattern, forms = terms.names(terms.glossary(language, project.root), language)
    return terms.hinted(content, pattern, forms, {known})


@pytest.mark.parametrize(
    ("language", "content", "words"),
    [
        ("zh", "<p>调整学习率时</p>", [">学习率</abbr>时"]),
        ("zh", "<p>把损失对学习率求导</p>", [">损失<", ">学习率<"]),
        ("en", "<p>Two learning rates differ.</p>", [">learning rates</abbr> differ"]),
        ("en", "<p>The LR is</p>", [">LR</abbr>"]),
        ("en", "<p>Losses and <b>loss</b></p>", [">Losses</abbr>"]),
    ],
)
def test_the_first_use_gets_a_hint(
    project: Project, language: str, content: str, words: list[str]
) -> None:
    """A reader who meets a word for the first time would have to leave the page."""
    result = hinted(project, content, language)
    says(result, *words, 'tabindex="0"')
    assert result.count("<abbr") == len(words)


@pytest.mark.parametrize(
    "content",
    [
        "<h2>Loss</h2>",
        '<a href="x">loss</a>',
        "<pre><code>loss</code></pre>",
        "<code>loss</code>",
        "<em>A loss of titles</em>",
        "<math><mtext>loss</mtext></math>",
        "<svg><text>loss</text></svg>",
        "<p>glossy, loss_fn, lossy, lossless</p>",
        '<img alt="loss">',
    ],
)
def test_code_links_and_other_words_stay_as_they_are(project: Project, content: str) -> None:
    assert hinted(project, content) == content


def test_a_longer_word_is_another_word(project: Project) -> None:
    """A reader would be told the wrong thing."""
    assert hinted(project, "<p>损失费</p>", "zh") == "<p>损失费</p>"
    assert ">损失</abbr>与损失费" in hinted(project, "<p>损失费、损失与损失费</p>", "zh")


def test_a_doubtful_word_gets_no_hint(project: Project) -> None:
    write(project, GLOSSARY.replace("{term: loss,", "{term: loss, hint: false,"))
    pattern, forms = terms.names(terms.glossary("en", project.root), "en")
    assert terms.hinted("<p>loss</p>", pattern, forms, set()) == "<p>loss</p>"


def test_later_uses_and_the_term_of_the_page_itself_get_none(project: Project) -> None:
    assert hinted(project, "<p>loss</p><p>loss</p>").count("<abbr") == 1
    assert "<abbr" not in hinted(project, "<p>loss</p>", known="loss")


def test_a_hint_is_safe_html(project: Project) -> None:
    assert 'title="How far a &lt;step&gt; goes."' in hinted(project, "<p>LR</p>")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("step:\n  page: nowhere\n  zh: &a {term: a, means: b}\n  en: *a\n", "no page 'nowhere'"),
        (GLOSSARY.replace("term: 损失", "term: 学习率"), "'学习率' is a name of 'step' already"),
        (GLOSSARY.replace("page: demo", "pages: demo"), "'step' needs page"),
        (GLOSSARY.replace("means: 有多差。", ""), "'loss' needs page"),
        (GLOSSARY + "  bad: [", "glossary.yml:"),
    ],
)
def test_a_mistake_in_the_glossary_is_named(project: Project, text: str, words: str) -> None:
    """A term would be explained by the wrong words, or not at all."""
    write(project, text)
    found = list(terms.problems(project.root))
    says(found[0], "docs/glossary.yml:", words)


def test_a_sound_glossary_has_no_problems(project: Project) -> None:
    write(project)
    assert list(terms.problems(project.root)) == []
