// Answers Material's search dialog from the index of docs/overrides/hooks/search.py: in a worker, or
// in the page itself where the site was opened as files and browsers allow no worker.
// Material's protocol: {type: 0} set up, {type: 1} ready, {type: 2} query, {type: 3} result.
// @ts-check

/** @typedef {[anchor: string, heading: string, prose: string, code: string][]} PageText */
/** @typedef {{location: string, title: string, text: string, score: number, tags?: string[], terms: Record<string, boolean>}} Item */

const SHOWN = 10 // pages
const SECTIONS = 6 // of a page
const OPEN = 2 // of them not folded
const EXCERPT = 160 // letters; a Chinese character is two
const HIGHLIGHTS = 12 // words of a page
const SURE = 0.3 // the score below which the other language is asked, too
const FAINT = 0.12 // the score below which a page is no answer
const GLOSSARY = "about/glossary/"

/** One language's index.
 * @param {(name: string) => Promise<any>} load a file of the index
 * @param {string} base where its pages are, seen from the reader's language */
function library(load, base) {
  /** @type {Map<string, Promise<any>>} */
  const loaded = new Map()
  /** @param {string} name @returns {Promise<any>} */
  const part = (name) => {
    let promise = loaded.get(name)
    if (!promise) {
      loaded.set(name, (promise = load(name)))
      promise.catch(() => loaded.delete(name)) // so that the next query tries again
    }
    return promise
  }
  const core = () => part("core").then((data) => (data.read ??= readCore(data)))
  /** @type {Map<string, Postings>} */
  const postings = new Map()

  /** Fetches the postings of terms. @param {Core} index @param {Token[]} understood */
  async function fetchTerms(index, understood) {
    const terms = understood.flatMap((token) => [...token.terms.keys()])
    const files = await Promise.all(filesFor(terms, index.starts).map((number) => part(`terms/${number}`)))
    for (const file of files) for (const term of terms) if (Object.hasOwn(file, term)) postings.set(term, file[term])
  }

  /** @param {string} term */
  const known = (term) => postings.has(term)

  /** @param {string} text @param {Core} index */
  async function read(text, index) {
    const understood = understand(text, index)
    await fetchTerms(index, understood)
    if (understood.some(({ text }) => isChinese(text) && !known(text))) {
      forgive(understood, text, known, index, await part("characters"))
      await fetchTerms(index, understood)
    }
    return { index, understood, results: rank(understood, index, postings) }
  }

  /** The reading of the query with the surest answer. @param {string} query */
  async function search(query) {
    const index = await core()
    const simple = /[\u3400-\u9fff]/.test(query) ? simplify(query, await part("characters")) : query
    const local = localize(simple, index)
    const first = await read(simple, index)
    if (local === simple) return first
    const second = await read(local, index)
    return (second.results[0]?.score ?? 0) > (first.results[0]?.score ?? 0) ? second : first
  }

  /** The terms that stand for a token in the page. @param {Token[]} understood */
  const spoken = (understood) => understood.flatMap(({ terms }) => [...terms].filter(([, weight]) => weight >= 0.5).map(([term]) => term))

  /** What the dialog shows of a page: the page first, then its sections, of which the dialog folds
   * those with a lower score. @param {Core} index @param {Token[]} understood @param {Result} result
   * @param {string[]} tags @returns {Promise<Item[]>} */
  async function show(index, understood, result, tags) {
    const texts = /** @type {PageText} */ (await part(`text/${result.page}`))
    const all = texts.map((text) => text.slice(1).join(" ").toLowerCase()).join(" ")
    const found = [...new Set(spoken(understood))].filter((term) => all.includes(term))
    const missing = understood.filter(({ text, terms }) => !isChinese(text) && ![...terms.keys()].some((term) => all.includes(term)))
    // Material highlights these on the page: whole words of Chinese, not the pairs they were found by.
    const words = [...new Set(texts.flatMap(([, heading, prose]) => matched(`${heading} ${prose}`, found)))]
    const terms = Object.fromEntries([
      ...words.sort((a, b) => b.length - a.length).slice(0, HIGHLIGHTS).map((word) => [word, true]),
      ...missing.map(({ text }) => [text, false]),
    ])
    /** @param {PageText[number]} section */
    const item = ([anchor, heading, prose, code], score = result.score) => {
      const [said, coded] = [excerpt(prose, found, EXCERPT), excerpt(code, found, EXCERPT)]
      return {
        location: base + index.urls[result.page] + (anchor && `#${anchor}`),
        title: marked(heading, matches(heading, found)),
        text: coded.worth > said.worth ? coded.html : said.html,
        terms,
        score,
      }
    }
    const ranked = result.sections.map(({ number, score }) => ({ score, text: texts[number - index.first[result.page]] }))
    // A name was typed: what it means comes first. Else the sections that say the words.
    const named = (result.name?.score ?? 0) > 0.8
    const sections = ranked.filter(({ text: [anchor] }) => anchor).slice(0, SECTIONS)
    return [
      { ...item(texts[0]), tags: tags.length ? tags : undefined },
      ...sections.map(({ score, text }, i) => item(text, !named && i < OPEN && score > 0.5 * ranked[0].score ? result.score : result.score / 2)),
    ]
  }

  /** Pages whose names look like the query, and the glossary, as a way on. @param {string} query
   * @returns {Promise<Item[][]>} */
  async function guess(query) {
    const index = await core()
    const pages = nearest(query, index, 3).map(({ page }) => page)
    pages.push(index.urls.indexOf(GLOSSARY))
    return Promise.all(pages.filter((page) => page >= 0).map((page) => show(index, [], { page, score: 0, sections: [] }, [])))
  }
  return { core, search, show, guess }
}

/** @param {(path: string) => (name: string) => Promise<any>} loader how to load the files of an index
 *   from a folder, given as seen from the site of the reader's language
 * @param {(message: {type: number, data?: any}) => void} send */
function serve(loader, send) {
  const own = library(loader("search/"), "")
  /** @type {ReturnType<typeof library> | undefined} */
  let foreign
  let last = 0

  /** @param {string} query @returns {Promise<{items: Item[][], note?: string}>} */
  async function answer(query) {
    if (!query.trim()) return { items: [] }
    const { index, understood, results } = await own.search(query)
    const best = results[0]?.score ?? 0
    const good = results.filter(({ score }) => score > Math.max(FAINT, best / 5)).slice(0, SHOWN)
    const shown = good.map((result) => own.show(index, understood, result, alias(index, result)))
    if (best < SURE) {
      foreign ??= library(loader(`${index.other.path}search/`), index.other.path)
      const there = await foreign.search(query)
      const better = there.results.filter(({ score }) => score > Math.max(SURE, best)).slice(0, 3)
      for (const result of better) shown.push(foreign.show(there.index, there.understood, result, [index.other.name]))
    }
    if (shown.length) return { items: await Promise.all(shown) }
    return { items: await own.guess(query), note: index.nothing.replace("{}", query) }
  }

  /** The name that was meant, where it is not the title. @param {Core} index @param {Result} result */
  const alias = (index, { page, name }) => (name && !index.titles[page].includes(name.text) ? [name.text] : [])

  /** @param {{type: number, data: any}} message */
  return async ({ type, data }) => {
    const turn = ++last
    if (type === 0) {
      await own.core()
      send({ type: 1 })
    } else if (type === 2) {
      const result = await answer(data)
      if (turn === last) send({ type: 3, data: { ...result, query: data } }) // else more was typed
    }
  }
}

const worker = /** @type {any} */ (self)
if (worker.importScripts) {
  worker.importScripts("query.js", "rank.js", "excerpt.js")
  const site = new URL("../../", self.location.href)
  const receive = serve(
    (path) => async (name) => {
      const response = await fetch(new URL(`${path}${name}.js`, site))
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
      const script = await response.text() // searchPart(⏎data⏎)
      return JSON.parse(script.slice(script.indexOf("\n") + 1, script.lastIndexOf("\n")))
    },
    (message) => worker.postMessage(message),
  )
  worker.onmessage = (/** @type {MessageEvent} */ { data }) => receive(data)
}
