"""How good and how fast is the search? `make bench-search` asks three searches the same queries.

Ours, Material's own and Pagefind (extended) get the same pages, with the same aliases in them: the
site's, and enough made-up ones to be 1,000 and 5,000 in each language. Each runs in Chromium, from
a server on this machine. Prints tables; judges nothing.
"""

import gzip
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

import search
from browser import BROWSERS, OPTIONS, serve, which
from source import ROOT
from test_search_dialog import queries

SIZES = [0, 1000, 5000]  # 0: only the site's own pages
LARGE = 1000  # pages, from which on each is loaded once, and asked a fourth of the queries
WORDS = {"zh": re.compile(r"[一-鿿]{2,4}|[A-Za-z]+"), "en": re.compile(r"[A-Za-z]+")}
# Material's protocol, which our worker speaks, too.
ASK_WORKER = """async ([worker, index, queries]) => {
  const start = performance.now(), own = new Worker(worker)
  const next = (type) => new Promise((resolve) => {
    own.addEventListener("message", function hear({ data }) {
      if (data.type !== type) return
      own.removeEventListener("message", hear)
      resolve(data.data)
    })
  })
  let answer = next(1)
  const setup = await (await fetch(index)).json()
  own.postMessage({ type: 0, data: { ...setup, options: { suggest: true } } })
  await answer
  const ready = performance.now() - start, times = [], found = []
  for (const query of queries) {
    const asked = performance.now()
    answer = next(3)
    own.postMessage({ type: 2, data: query })
    const { items } = await answer
    times.push(performance.now() - asked)
    found.push(items.slice(0, 3).map(([page]) => page.location))
  }
  own.terminate()
  return { ready, times, found }
}"""
ASK_PAGEFIND = """async ([script, , queries]) => {
  const start = performance.now(), pagefind = await import(script)
  await pagefind.init()
  const ready = performance.now() - start, times = [], found = []
  for (const query of queries) {
    const asked = performance.now()
    const { results } = await pagefind.search(query)
    const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()))
    times.push(performance.now() - asked)
    found.push(pages.slice(0, 3).map((page) => page.url))
  }
  return { ready, times, found }
}"""


def real_sections(site: Path) -> list[search.Section]:
    """The sections of the built site, from our own index."""

    def part(name: str) -> Any:
        return json.loads((site / "search" / f"{name}.js").read_text("utf-8").split("\n")[1])

    return [
        search.Section(page[0], *text)
        for number, page in enumerate(part("core")["pages"])
        for text in part(f"text/{number}")
    ]


def invented(sections: list[search.Section], count: int, language: str) -> Iterator[search.Section]:
    """Sections of `count` pages in the words of the real ones, with a quarter of made-up words."""
    words = WORDS[language].findall(" ".join(section.prose for section in sections))
    chance = random.Random(42)
    syllables = ["ba", "dor", "fi", "gan", "lem", "nu", "pir", "sot", "tak", "vo", "wex", "zil"]

    def text(length: int) -> str:
        made_up = ["".join(chance.choices(syllables, k=3)) for _ in range(length // 4)]
        said = chance.choices(words, k=length - len(made_up)) + made_up
        chance.shuffle(said)
        return ("，" if language == "zh" else " ").join(said)

    for number in range(count):
        for part in range(8):
            heading = text(4)
            yield search.Section(
                f"made-up/{number}/", f"s{part}" if part else "", heading, text(100), ""
            )


def aliases(called: dict[str, dict[str, float]], url: str) -> str:
    return ", ".join(called.get(url, {}))


def write_ours(folder: Path, site: Path, sections: list[search.Section], called: Any) -> Path:
    shutil.copytree(site / "assets/search", folder / "assets/search")
    says = {"nothing": "", "other": {"path": "", "name": ""}}
    search.write(folder / "search", search.parts(sections, called, says))
    (folder / "search/search_index.json").write_text('{"config": {}, "docs": []}')
    return folder / "search"


def write_material(folder: Path, site: Path, sections: list[search.Section], called: Any) -> Path:
    shutil.copytree(site / "assets/javascripts", folder / "assets/javascripts")
    docs = [
        {
            "location": f"{s.url}#{s.anchor}" if s.anchor else s.url,
            "title": s.heading,
            "text": f"<p>{escape(s.prose)} {'' if s.anchor else escape(aliases(called, s.url))}</p>"
            f"<pre>{escape(s.code)}</pre>",
        }
        for s in sections
    ]
    config = json.loads((site / "search/search_index.json").read_text("utf-8"))["config"]
    path = folder / "search/search_index.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"config": config, "docs": docs}, ensure_ascii=False))
    return folder / "search"


def write_pagefind(
    folder: Path, sections: list[search.Section], called: Any, language: str
) -> Path:
    pages = defaultdict[str, list[search.Section]](list)
    for section in sections:
        pages[section.url].append(section)
    for url, own in pages.items():
        body = ""
        for section in own:
            level = f"h{2 if section.anchor else 1}"
            body += f'<{level} id="{section.anchor}">{escape(section.heading)}</{level}>'
            body += f"<p>{escape(section.prose)}</p><pre>{escape(section.code)}</pre>"
        names = f"<p data-pagefind-weight=7>{escape(aliases(called, url))}</p>"
        path = folder / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        title = escape(own[0].heading)
        html = f"<html lang={language}><title>{title}</title><main>{names}{body}</main>"
        path.write_text(html, encoding="utf-8")
    python = ROOT / ".venv-bench" / "bin" / "python"
    subprocess.run([python, "-m", "pagefind", "--site", folder, "--quiet"], check=True)
    return folder / "pagefind"


def measure(page: Page, script: str, arguments: list[Any], loads: int) -> dict[str, Any]:
    """Ready and query times in ms: medians of so many loads; what was found in the last one."""
    runs = [page.evaluate(script, arguments) for _ in range(loads)]
    times = zip(*(run["times"] for run in runs), strict=True)
    ready = statistics.median(run["ready"] for run in runs)
    return {**runs[-1], "ready": ready, "times": list(map(statistics.median, times))}


def hits(
    found: list[list[str]], rows: list[tuple[str, set[str], str]]
) -> dict[str, tuple[int, int, int]]:
    """{kind of query: (right page first, among three, asked)}."""
    count = defaultdict[str, list[int]](lambda: [0, 0, 0])
    for urls, (_, pages, kind) in zip(found, rows, strict=True):
        slugs = [re.sub(r"[?#].*", "", url).rstrip("/").split("/")[-1] for url in urls]
        for key in (kind, "all"):
            count[key][0] += bool(slugs) and slugs[0] in pages
            count[key][1] += bool(pages & set(slugs))
            count[key][2] += 1
    return {kind: (one, three, total) for kind, (one, three, total) in count.items()}


def weight(folder: Path) -> tuple[float, float]:
    """MB of an index, raw and compressed."""
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return sum(map(len, files)) / 1e6, sum(len(gzip.compress(file)) for file in files) / 1e6


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory(prefix="bench-") as name, sync_playwright() as playwright:
        root = Path(name)
        site = root / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(site)]
        subprocess.run(command, cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=which(BROWSERS), args=OPTIONS)
        for language, path in (("zh", ""), ("en", "en")):
            called = search.names(language)
            own = real_sections(site / path)
            for size in sizes:
                rows = list(queries(language))[:: 4 if size >= LARGE else 1]
                asked = [query for query, *_ in rows]
                pages = len({section.url for section in own})
                sections = own + list(invented(own, max(size - pages, 0), language))
                base = root / f"{language}-{size}"
                indexes = {
                    "ours": write_ours(base / "ours", site / path, sections, called),
                    "Material": write_material(base / "material", site / path, sections, called),
                    "Pagefind": write_pagefind(base / "pagefind", sections, called, language),
                }
                material = search.MATERIAL[0]
                scripts = {
                    "ours": (ASK_WORKER, "ours/assets/search/worker.js", "ours/search"),
                    "Material": (ASK_WORKER, f"material/{material}", "material/search"),
                    "Pagefind": (ASK_PAGEFIND, "pagefind/pagefind/pagefind.js", ""),
                }
                (base / "index.html").write_text("<title>bench</title>")
                total = max(size, pages)
                print(f"\n{language}, {total} pages, {len(rows)} queries")
                print(f"{'':9} ready ms  median ms  worst ms   MB raw   MB gz   first  in three")
                by_kind = {}
                with serve(base) as host:
                    for peer, (script, worker, index) in scripts.items():
                        page = browser.new_page()
                        page.goto(host)
                        arguments = [host + worker, f"{host}{index}/search_index.json", asked]
                        result = measure(page, script, arguments, 1 if size >= LARGE else 3)
                        page.close()
                        by_kind[peer] = hits(result["found"], rows)
                        one, three, count = by_kind[peer]["all"]
                        raw, packed = weight(indexes[peer])
                        median, worst = statistics.median(result["times"]), max(result["times"])
                        print(
                            f"{peer:9} {result['ready']:8.0f} {median:10.1f} {worst:9.0f}"
                            f" {raw:8.2f} {packed:7.2f} {one / count:7.1%} {three / count:9.1%}"
                        )
                print("first, by kind of query:", ", ".join(by_kind))
                for kind in sorted(by_kind["ours"], key=lambda kind: kind == "all"):
                    shares = "  ".join(f"{own[kind][0]:3}" for own in by_kind.values())
                    print(f"  {kind:12} {shares}  of {by_kind['ours'][kind][2]}")
                shutil.rmtree(base)
        browser.close()


if __name__ == "__main__":
    main()
