"""The search dialog in a real browser: what readers type, and the ways in which they type it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

# Says which query the worker answered last.
LISTEN = """
const { postMessage } = Worker.prototype, heard = new WeakSet()
Worker.prototype.postMessage = function (message) {
  const hear = ({ data }) => window.answered = data.data?.query
  if (!heard.has(this)) this.addEventListener("message", hear)
  heard.add(this)
  postMessage.call(this, message)
}"""
BOX = "[data-md-component=search-query]"
RESULT = ".md-search-result__item"
QUERIES = Path(__file__).with_name("queries")
# The share of queries with the right page first, and among the first three.
FIRST, THREE = 0.95, 0.99


def ask(page: Page, query: str) -> Locator:
    """Type a query; gives the links of its results, pages and sections."""
    page.locator(BOX).click()
    page.locator(BOX).fill("")
    page.keyboard.type(query)
    return page.locator(f"{RESULT} a")


def queries(language: str) -> Iterator[tuple[str, set[str], str]]:
    """(query, the pages that answer it, its kind) of a language's list."""
    for line in (QUERIES / f"{language}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            query, pages, kind = line.split("\t")
            yield query, set(pages.split("|")), kind


@pytest.mark.parametrize(("language", "path"), [("zh", ""), ("en", "en/")])
def test_queries_find_their_pages(site: str, page: Page, language: str, path: str) -> None:
    """Readers would not find what is there."""
    asked = list(queries(language))
    assert len(asked) >= 120
    page.add_init_script(LISTEN)
    page.goto(site + path)
    page.locator(BOX).click()
    missed, first, three = [], 0, 0
    for query, pages, _ in asked:
        page.locator(BOX).fill(query)  # at once; the tests below type
        page.wait_for_function("query => window.answered === query", arg=query)
        links = page.locator(f"{RESULT} > a:first-child")
        found = [
            re.sub(r"[?#].*", "", url).split("/")[-2]
            for url in links.evaluate_all("all => all.map(a => a.href)")
        ]
        first += bool(found) and found[0] in pages
        three += any(name in pages for name in found[:3])
        if not found or found[0] not in pages:
            missed.append(f"{query}: {found[:3]}, not {pages}")
    shown = "\n".join([f"{first} first, {three} in three, of {len(asked)}", *missed])
    assert first >= FIRST * len(asked), shown
    assert three >= THREE * len(asked), shown


@pytest.mark.parametrize("language", ["", "en/"])
def test_results_are_of_the_language_of_the_page(site: str, page: Page, language: str) -> None:
    """A reader would land on a page that they cannot read."""
    page.goto(site + language)
    links = ask(page, "relu")
    expect(links.first).to_be_visible()
    pattern = re.compile(re.escape(site + language) + ("" if language else "(?!en/)"))
    assert all(pattern.match(url) for url in links.evaluate_all("all => all.map(a => a.href)"))


def test_the_other_language_is_offered_as_such(site: str, page: Page) -> None:
    """A reader would believe that the site has nothing, or would be surprised by the language."""
    page.goto(site)
    first = ask(page, "climbs the opposite wall").first
    expect(first).to_have_attribute("href", re.compile("en/optimizers/nesterov/"))
    expect(first.locator(".md-tag")).to_have_text("English")


def test_a_result_leads_to_the_section_and_marks_the_words(site: str, page: Page) -> None:
    """A reader would have to search the page again."""
    page.goto(site + "en/")
    ask(page, "training=False frozen")
    section = page.locator(f"{RESULT}").first.locator("a[href*='#']").first
    expect(section.locator("mark").first).to_be_visible()
    section.click()
    page.wait_for_url(re.compile("#"))
    expect(page.locator("article mark[data-md-highlight]").first).to_be_visible()


def test_the_alias_that_matched_is_shown(site: str, page: Page) -> None:
    """A reader who typed another name would not see why this page is the answer."""
    page.goto(site)
    first = ask(page, "批标准化").first
    expect(first.locator("h1")).to_have_text("批量规范化")
    expect(first.locator(".md-tag")).to_have_text("批标准化")


@pytest.mark.parametrize(
    ("language", "words"), [("", "没有找到“qqzzx”"), ("en/", "Nothing about “qqzzx”")]
)
def test_no_result_is_not_the_end(site: str, page: Page, language: str, words: str) -> None:
    """A reader would meet an empty box."""
    page.goto(site + language)
    links = ask(page, "qqzzx")
    expect(page.get_by_role("status")).to_contain_text(words)
    expect(links.last).to_have_attribute("href", re.compile("about/glossary/"))


def test_an_input_method_is_waited_for(site: str, page: Page) -> None:
    """Every letter of pinyin would be searched for, before a word is chosen."""
    page.goto(site)
    page.locator(BOX).click()
    keyboard = page.context.new_cdp_session(page)
    composing = {"text": "guo ni he", "selectionStart": 9, "selectionEnd": 9}
    keyboard.send("Input.imeSetComposition", composing)
    page.keyboard.press("Shift")  # keys move while the word is chosen
    keyboard.send("Input.insertText", {"text": "过拟合"})
    link = page.locator(f"{RESULT} a").first
    expect(link).to_have_attribute("href", re.compile("overfitting-regularization/"))
    assert page.locator(BOX).input_value() == "过拟合"


def test_pasting_with_the_mouse_searches(site: str, page: Page) -> None:
    """A reader who pastes an error message would see nothing happen."""
    page.goto(site + "en/")
    page.locator(BOX).click()
    page.evaluate("document.execCommand('insertText', false, 'clipnorm')")
    link = page.locator(f"{RESULT} a").first
    expect(link).to_have_attribute("href", re.compile("gradient-clipping/"))


def test_the_keyboard_is_enough(site: str, page: Page) -> None:
    """A reader without a mouse could not reach a result."""
    page.goto(site + "en/")
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.type("momentum")
    first = page.locator(f"{RESULT} a").first
    expect(first).to_have_attribute("href", re.compile("momentum/"))
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("optimizers/momentum/"))


def test_a_finger_is_enough(site: str, browser: Browser) -> None:
    """A reader on a phone could not search."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(site)
    page.locator("label[for=__search]:visible").first.tap()
    page.keyboard.type("早停")
    page.locator(f"{RESULT} a").first.tap()
    page.wait_for_url(re.compile("tools/early-stopping/"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_a_link_can_hold_a_query(site: str, page: Page) -> None:
    """A search could not be sent to a friend."""
    page.goto(site + "en/?q=backprop")
    link = page.locator(f"{RESULT} a").first
    expect(link).to_have_attribute("href", re.compile("basics/backpropagation/"))


def test_search_works_with_instant_navigation(site: str, page: Page) -> None:
    """With Material's option on, a link replaces the page without loading it: a dead box."""

    def switch_on(route: Route) -> None:
        html = route.fetch().text()
        assert '"features": [' in html
        on = html.replace('"features": [', '"features": ["navigation.instant", ')
        route.fulfill(body=on, content_type="text/html")

    page.route(re.compile("/$"), switch_on)
    page.goto(site + "en/")
    page.evaluate("window.same = true")
    page.locator("article a[href*='batch-normalization']").first.click()
    page.wait_for_url(re.compile("batch-normalization/"))
    first = ask(page, "clipnorm").first
    expect(first).to_have_attribute("href", re.compile("en/gradients/gradient-clipping/"))
    first.click()
    expect(page.locator("h1").first).to_contain_text("Gradient clipping")
    expect(ask(page, "momentum").first).to_have_attribute("href", re.compile("en/optimizers/"))
    assert page.evaluate("window.same")


def test_search_works_after_switching_language(site: str, page: Page) -> None:
    """The English page would answer from the Chinese index."""
    page.goto(site)
    expect(ask(page, "momentum").first).to_have_attribute("href", re.compile("(?<!en)/optimizers/"))
    page.keyboard.press("Escape")
    page.locator(".md-select").hover()
    page.locator(".md-select__link[hreflang=en]").click()
    page.wait_for_url(site + "en/")
    expect(ask(page, "momentum").first).to_have_attribute("href", re.compile("en/optimizers/"))


@pytest.mark.parametrize("start", ["index.html", "en/tools/early-stopping/index.html"])
def test_a_copy_opened_as_files_can_be_searched(
    built: tuple[str, Path], page: Page, start: str
) -> None:
    """A reader without a network would have a site without search."""
    page.goto((built[1] / start).as_uri())
    link = ask(page, "momentum").first
    expect(link).to_have_attribute("href", re.compile("optimizers/momentum/"))
    link.click()
    page.wait_for_url(re.compile("optimizers/momentum/index.html"))
    expect(page.locator("h1")).to_be_visible()


def test_files_of_two_languages_are_told_apart(built: tuple[str, Path], page: Page) -> None:
    """The English index would be taken for the Chinese one, whose files have the same names."""
    page.goto((built[1] / "index.html").as_uri())
    first = ask(page, "climbs the opposite wall").first
    expect(first).to_have_attribute("href", re.compile("en/optimizers/nesterov/"))
    expect(ask(page, "动量").first).to_have_attribute("href", re.compile("(?<!en/)optimizers/"))
