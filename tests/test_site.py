"""The built site in a real browser, under a project path as GitHub Pages serves it."""

import gzip
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from source import ROOT

PAGES = [
    path.relative_to(ROOT / "docs/zh").with_suffix("").as_posix().removesuffix("index").rstrip("/")
    for path in sorted((ROOT / "docs/zh").rglob("*.md"))
]
PAGES = [f"{page}/" if page else "" for page in PAGES]


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_loads_cleanly_on_a_phone(
    site: str, browser: Browser, language: str, name: str
) -> None:
    """A reader on a phone would scroll sideways, wait for a foreign host, or meet an error."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page, complaints, responses = context.new_page(), [], []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda response: responses.append(response))
    page.goto(site + language + name, wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert complaints == []
    foreign = [r.url for r in responses if not r.url.startswith((site, "data:", "blob:"))]
    assert foreign == []
    weight = sum(len(gzip.compress(response.body())) for response in responses)
    assert weight < 150_000, f"{weight} bytes compressed"
    context.close()


@pytest.mark.parametrize(
    ("language", "title"), [("", "AI 背景知识"), ("en/", "AI Background Knowledge")]
)
def test_home_page_leads_to_every_concept(site: str, page: Page, language: str, title: str) -> None:
    """A newcomer could not get from the first page to the concepts."""
    page.goto(site + language)
    expect(page.locator("h1")).to_contain_text(title)
    links = page.locator(".md-content a").evaluate_all("links => links.map(link => link.href)")
    assert {site + language + name for name in PAGES if name} <= set(links)
    for link in links:
        assert page.request.get(link).ok, link


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_map_leads_to_every_concept(site: str, page: Page, language: str) -> None:
    """A reader who asks what to learn next would find a picture that goes nowhere."""
    page.goto(site + language + "about/paths/")
    links = page.locator(".map a").evaluate_all("links => links.map(l => [l.href.baseVal, l])")
    concepts = {name for name in PAGES if name.count("/") == 2 and not name.startswith("about/")}
    assert len(links) == len(concepts)
    box = page.locator(".map a").first
    box.focus()
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"{re.escape(site + language)}(?!about)"))
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("way", ["hover", "focus", "tap"])
def test_a_term_is_explained_where_it_stands(site: str, browser: Browser, way: str) -> None:
    """A reader who meets a new word would have to leave the page, or could not on a phone."""
    context = browser.new_context(has_touch=way == "tap")
    page = context.new_page()
    page.goto(site + "gradients/dying-relu/", wait_until="networkidle")
    term = page.locator("abbr.term", has_text="学习率").first
    getattr(term, way)()
    hint = page.locator(".md-tooltip2--active")
    expect(hint).to_contain_text("负梯度")
    expect(term).to_have_attribute("aria-describedby", str(hint.get_attribute("id")))
    context.close()


def test_a_correction_leads_to_its_paragraph(site: str, page: Page) -> None:
    """A reader would land at the top of a long page."""
    page.goto(site + "about/corrections/")
    page.locator("dd a[href*='dying-relu/#c079']").click()
    page.wait_for_url(site + "gradients/dying-relu/#c079")
    expect(page.locator("#c079")).to_be_in_viewport()


@pytest.mark.parametrize(("language", "other"), [("", "en/"), ("en/", "")])
def test_language_switch_stays_on_the_page(
    site: str, page: Page, language: str, other: str
) -> None:
    """A reader who changes the language would have to look for the page again."""
    for name in ("", "gradients/batch-normalization/", "labs/watch-it-train/"):
        page.goto(site + language + name)
        page.locator(".md-select").hover()
        page.locator(f".md-select__link[hreflang={'en' if other else 'zh'}]").click()
        page.wait_for_url(site + other + name)


def test_theme_toggle_changes_page_and_figures(site: str, page: Page) -> None:
    """A reader at night would see black lines on black."""
    page.goto(site + "basics/activation-functions/")
    text, curve = (
        page.locator(".figure text").first,
        page.locator(".figure [style*='--figure-0']").first,
    )

    def colours() -> list[str]:
        fill = text.evaluate("e => getComputedStyle(e).fill")
        return [fill, str(curve.evaluate("e => getComputedStyle(e).stroke"))]

    light = colours()
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    dark = colours()
    assert light[0] != dark[0]
    assert light[1] != dark[1]


@pytest.mark.parametrize("language", ["", "en/"])
def test_formulae_are_drawn(site: str, page: Page, language: str) -> None:
    """A reader would see TeX source, or nothing."""
    page.goto(site + language + "gradients/batch-normalization/")
    formula = page.locator("math[display=block]").first
    box = formula.bounding_box()
    assert box
    assert box["width"] > 50
    assert box["height"] > 15
    assert "\\" not in (formula.text_content() or "")
    assert "arithmatex" not in page.content()


@pytest.mark.parametrize("language", ["", "en/"])
def test_output_stands_directly_below_its_code(site: str, page: Page, language: str) -> None:
    """A reader could not tell which code printed what."""
    page.goto(site + language + "basics/parameter-count/")
    code, output = ".language-python.highlight", ".language-text.highlight"
    pair = page.locator(f"{code} + {output}").first
    above = page.locator(f"{code}:has(+ {output})").first.bounding_box()
    below = pair.bounding_box()
    assert above
    assert below
    assert abs(above["y"] + above["height"] - below["y"]) < 3


def test_a_page_says_what_to_read_before_and_after(site: str, page: Page) -> None:
    """A reader who lacks the basics, or wants more, would have to guess."""
    page.goto(site + "en/gradients/bn-parameters/")
    expect(page.locator(".paths a").first).to_have_text("Parameter count")
    page.goto(site + "basics/parameter-count/")
    page.locator(".paths", has_text="接着读").locator("a", has_text="BN").click()
    page.wait_for_url(site + "gradients/bn-parameters/")


@pytest.mark.parametrize(("language", "words"), [("", "没有这一页"), ("en/", "No such page")])
def test_a_wrong_address_leads_home(site: str, page: Page, language: str, words: str) -> None:
    """A reader with an old link would be stuck."""
    page.goto(site + language + "404.html")
    expect(page.locator("h1")).to_contain_text(words)
    response = page.goto(site + language + "no/such/page/")
    assert response
    assert response.status == 404
    page.locator(f".md-content p[lang={'en' if language else 'zh'}] a").click()
    page.wait_for_url(site + language)


def test_sitemap_names_both_languages(site: str, page: Page) -> None:
    """A search engine would show a reader the wrong language."""
    for language in ("", "en/"):
        text = page.request.get(site + language + "sitemap.xml").text()
        assert f"<loc>{site}{language}basics/parameter-count/</loc>" in text
        for other in ("", "en/"):
            assert f'href="{site}{other}basics/parameter-count/"' in text


@pytest.mark.parametrize("language", ["", "en/"])
def test_lab_has_the_look_and_the_anchors_of_the_site(site: str, page: Page, language: str) -> None:
    """A reader of the notebook could not jump to a heading, or would see a foreign layout."""
    page.goto(site + language + "labs/watch-it-train/")
    links = page.locator(".md-nav--secondary a.md-nav__link").evaluate_all(
        "links => links.map(link => decodeURIComponent(link.hash.slice(1)))"
    )
    assert len(links) > 3
    for name in links:
        assert name
        assert page.locator(f"[id='{name}']").count() == 1, name
    assert page.locator(".jupyter-wrapper, .jp-Cell, clipboard-copy").count() == 0
    assert page.locator(".language-python.highlight + .language-text.highlight").count() > 0
    expect(page.locator(".figure svg").first).to_be_visible()
