"""The index that search.py builds, and how queries are understood and pages ranked, no browser."""

import json
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import playwright
import pytest
from mkdocs.exceptions import PluginError

import search
from conftest import says
from source import ROOT

SCRIPTS = ROOT / "docs/overrides/assets/search"
SAYS = {"nothing": "Nothing about “{}”.", "other": {"path": "en/", "name": "English"}}
PAGES = {
    "gradients/dying-relu/": (
        "Dying ReLU",
        {"Dying ReLU": 1.0, "dead neuron": 0.95, "ReLU 死亡": 1.0},
    ),
    "gradients/gradient-clipping/": (
        "Gradient clipping",
        {"Gradient clipping": 1.0, "clipnorm": 0.95},
    ),
    "optimizers/lr-schedules/": ("Schedules", {"Learning-rate schedules": 1.0, "学习率调度": 1.0}),
    "regularization/overfitting/": ("Overfitting", {"Overfitting": 1.0, "过拟合": 1.0}),
    "basics/gradient-descent/": ("Gradient descent", {"Gradient descent": 1.0, "梯度下降": 1.0}),
}


def doc(location: str, title: str, text: str) -> dict[str, str]:
    return {"location": location, "title": title, "text": text}


def index(docs: list[dict[str, str]]) -> dict[str, Any]:
    sections = [search.section(entry) for entry in docs]
    called = {url: names for url, (_, names) in PAGES.items()}
    return dict(search.parts(sections, called, SAYS))


def small() -> dict[str, Any]:
    """The index of five short pages."""
    docs = [
        doc(url, title, f"<p>{title} is explained here.</p>") for url, (title, _) in PAGES.items()
    ]
    docs.append(
        doc("gradients/dying-relu/#why", "Why", "<p>A unit whose sum is never positive.</p>")
    )
    docs.append(
        doc(
            "optimizers/lr-schedules/#plateau",
            "On a plateau",
            "<p>Use <code>ReduceLROnPlateau</code>.</p>",
        )
    )
    docs.append(doc("basics/gradient-descent/#minima", "极小值", "<p>可能停在局部极小值。</p>"))
    docs.append(
        doc("regularization/overfitting/#zh", "误差", "<p>验证误差上升，训练误差下降。</p>")
    )
    return index(docs)


def node(script: str, *data: Any) -> Any:
    """The value of a JavaScript expression, with the functions of the search and `data`."""
    program = f"""
        const read = (file) => require("fs").readFileSync(file, "utf8")
        for (const name of ["query", "rank", "excerpt"])
          require("vm").runInThisContext(read(`${{{json.dumps(str(SCRIPTS))}}}/${{name}}.js`))
        const data = JSON.parse(read(0))
        const found = (query) => {{
          const [parts] = data, core = readCore(parts.core), postings = new Map()
          for (const name of Object.keys(parts).filter((name) => name.startsWith("terms/")))
            for (const term in parts[name]) postings.set(term, parts[name][term])
          const simple = localize(simplify(query, parts.characters), core)
          const understood = understand(simple, core)
          forgive(understood, simple, (term) => postings.has(term), core, parts.characters)
          const results = rank(understood, core, postings)
          return results.map((result) => ({{ url: core.urls[result.page], ...result }}))
        }}
        console.log(JSON.stringify({script}))"""
    command = [str(Path(playwright.__file__).parent / "driver" / "node"), "-e", program]
    run = subprocess.run(command, input=json.dumps(data), capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize(
    "text",
    [
        "Vanishing gradients",
        "批量规范化（BN）",
        "ℓ2 惩罚",
        "x=1,2 and λ≥0",
        "restore_best_weights",
        "一",
    ],
)
def test_pages_and_queries_are_split_alike(text: str) -> None:
    """A word would stand in the index under another form than the one that is looked up."""
    assert list(search.tokens(text)) == node("tokens(data[0])", text)


def test_parts_of_a_name_in_camel_case_are_found() -> None:
    """ "reduce lr on plateau" would not find ReduceLROnPlateau."""
    assert list(search.tokens("ReduceLROnPlateau")) == [
        "reducelronplateau",
        "reduce",
        "lr",
        "on",
        "plateau",
    ]


def test_a_section_is_split_into_prose_and_code() -> None:
    """Long programs would drown what the page says."""
    entry = doc(
        "a/b/#c", "Why &amp; how", "<p>A <code>fit</code>.</p><pre><code>x &lt; 1</code></pre>"
    )
    assert search.section(entry) == search.Section("a/b/", "c", "Why & how", "A fit .", "x < 1")


def test_headings_count_most_and_code_least() -> None:
    """A page that mentions a word in its code would come before the one that is about it."""
    blank = "<p>" + "other words " * 20 + "</p>"
    docs = [
        doc("a/b/#1", "clipping", blank),
        doc("a/b/#2", "-", f"<p>clipping</p>{blank}"),
        doc("a/b/#3", "-", f"{blank}<pre>clipping</pre>"),
        doc("a/b/#4", "Exercises", f"<p>clipping</p>{blank}"),
    ]
    said = search.postings([search.section(entry) for entry in docs])["clipping"]
    assert said[0] > said[1] > max(said[2], said[3])


def test_names_come_from_front_matter_and_glossary() -> None:
    """A synonym would have to be written in a second place to be found."""
    names = search.names("en")
    assert names["gradients/batch-normalization/"]["Batch normalization"] == 1.0
    assert {"批量规范化", "批标准化", "batchnorm"} <= names["gradients/batch-normalization/"].keys()
    assert "偏置项" in names["basics/perceptron/"]


def test_words_of_taiwan_are_known() -> None:
    """A reader from there would find nothing for 最佳化 or 演算法."""
    words = search.regional(["优化", "算法", "梯度", "relu"])
    assert words == {"最佳化": "优化", "演算法": "算法"}
    localize = 'localize("随机最佳化与演算法", { regional: data[0] })'
    assert node(localize, words) == "随机优化与算法"


def test_shorthands_are_made_of_names() -> None:
    """A reader who types GD, or has no Chinese input method at hand, would find nothing."""
    names = search.names("zh")
    assert {"GD", "tiduxiajiang"} <= names["basics/gradient-descent/"].keys()
    assert "xuexilv" in names["architecture/learning-rate/"]
    assert "tiduxiajiang" not in search.names("en")["basics/gradient-descent/"]


def test_postings_lie_in_the_file_where_they_are_sought(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large site's index is cut into files; a term in another one would be lost."""
    monkeypatch.setattr(search, "PART", 30)
    parts = small()
    files = [name for name in parts if name.startswith("terms/")]
    assert len(files) > 10
    for number in range(len(files)):
        for term in parts[f"terms/{number}"]:
            assert node("filesFor([data[0]], data[1])", term, parts["core"]["starts"]) == [number]


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("overfitting", "regularization/overfitting/"),
        ("overfiting", "regularization/overfitting/"),  # a slip
        ("over fitting", "regularization/overfitting/"),  # written apart
        ("gradientclipping", "gradients/gradient-clipping/"),  # written as one
        ("overf", "regularization/overfitting/"),  # half typed
        ("clipped gradients", "gradients/gradient-clipping/"),  # inflected
        ("what is a dead neuron?", "gradients/dying-relu/"),  # a question, by another name
        ("ReduceLROnPlateau", "optimizers/lr-schedules/"),  # an API in the text
        ("reduce lr on plateau", "optimizers/lr-schedules/"),
        ("过拟合", "regularization/overfitting/"),
        ("為什麼過擬合", "regularization/overfitting/"),  # traditional, a question
        ("过拟和", "regularization/overfitting/"),  # sounds the same
        ("剃度下降", "basics/gradient-descent/"),
        ("區域性最小值", "basics/gradient-descent/"),  # Taiwan's word for 局部
        ("学习率调", "optimizers/lr-schedules/"),
        ("relu 死亡", "gradients/dying-relu/"),  # mixed
        ("验证误差 上升", "regularization/overfitting/"),  # a symptom in the text
    ],
)
def test_a_query_finds_its_page(query: str, url: str) -> None:
    """A reader who types what people type would not find the page."""
    assert node("found(data[1])", small(), query)[0]["url"] == url


def test_the_section_that_says_it_comes_first() -> None:
    """A result would lead to the top of a long page."""
    best = node("found('sum never positive')", small())[0]
    assert (best["url"], best["sections"][0]["number"]) == ("gradients/dying-relu/", 1)


def test_an_alias_says_which_name_was_meant() -> None:
    """A reader would not see why a page with another title is the answer."""
    assert node("found('clipnorm')", small())[0]["name"]["text"] == "clipnorm"


def test_nothing_is_found_for_nonsense() -> None:
    """Every query would seem to have an answer."""
    assert node("found('zzgxv')", small()) == []
    assert node("found('')", small()) == []


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("clip", "clipping", "clipped", "clips"), True),
        (("normalize", "normalizing", "normalization", "normalisation", "normalized"), True),
        (("parameter", "parameters"), True),
        (("class", "classes"), True),
        (("bias", "biases"), True),
        (("network", "neural"), False),
    ],
)
def test_endings_do_not_matter(words: tuple[str, ...], same: bool) -> None:
    """A plural would find nothing, or another word would pass for the same."""
    assert (len(set(node("data[0].map(stem)", words))) == 1) is same


@pytest.mark.parametrize(
    ("a", "b", "steps"),
    [("relu", "relu", 0), ("relu", "rely", 1), ("relu", "rleu", 1), ("a", "abcd", 2)],
)
def test_distance_counts_slips(a: str, b: str, steps: int) -> None:
    """A slip of the finger would count as another word."""
    assert node("distance(data[0], data[1], 1)", a, b) == steps


def test_an_excerpt_shows_the_matches() -> None:
    """A reader would have to open the page to see whether it answers."""
    text = (
        "Nothing here. " * 40 + "When the loss is nan & <b>, clip the gradients. " + "More. " * 40
    )
    said = node("excerpt(data[0], ['nan', 'clip'], 60)", text)
    assert said["worth"] == 2
    assert said["html"].startswith(
        "…When the loss is <mark data-md-highlight>nan</mark> &amp; &lt;b&gt;, <mark"
    )
    assert said["html"].endswith("…")


def test_marks_begin_at_words_and_join_pairs() -> None:
    """ "norm" would be marked inside "abnormal", and each pair of characters on its own."""
    marked = "marked(data[0], matches(data[0], data[1]))"
    assert (
        node(marked, "abnormal norms", ["norm"]) == "abnormal <mark data-md-highlight>norm</mark>s"
    )
    assert node(marked, "看过拟合", ["过拟", "拟合"]) == "看<mark data-md-highlight>过拟合</mark>"


def test_the_nearest_names_are_offered() -> None:
    """No result would be the end of the road."""
    nearest = "data[1].map((query) => nearest(query, readCore(data[0].core), 1)[0].text)"
    asked = ["clippingg gradent", "schedulr", "度梯"]
    assert node(nearest, small(), asked) == [
        "Gradient clipping",
        "Learning-rate schedules",
        "梯度下降",
    ]


def test_a_new_version_of_material_stops_the_build() -> None:
    """The site would be published with a search that does not answer."""
    loader = SimpleNamespace(get_source=lambda env, name: ("assets/javascripts/workers/new.js",))
    with pytest.raises(PluginError) as error:
        search.on_env(SimpleNamespace(loader=loader), SimpleNamespace(extra={}), None)  # type: ignore[arg-type]
    says(str(error.value), "search.py", "workers/search.", "MATERIAL")


def test_what_is_no_sentence_is_left_out() -> None:
    """Excerpts would be full of fractions as plain text and names of files."""
    content = (
        '<h1>感知机 <small lang="en">Perceptron</small></h1><span class="filename">a.py</span>'
    )
    kept = search.on_page_content(content, SimpleNamespace(url=""), None, None)  # type: ignore[arg-type]
    assert kept.count("data-search-exclude") == 2


def test_the_search_reads_bare_code_and_readers_see_its_colours() -> None:
    """A page would lose the colours of its code, or a build wait for the search to read them."""
    content = '<pre><span></span><code><span class="k">if</span> a &lt; b</code></pre><b>c</b>'
    page: Any = SimpleNamespace(url="")
    page.content = search.on_page_content(content, page, None, None)  # type: ignore[arg-type]
    assert page.content == "<pre><code>if a &lt; b</code></pre><b>c</b>"
    search.on_page_context(None, page, None, None)  # type: ignore[arg-type]
    assert page.content == content
