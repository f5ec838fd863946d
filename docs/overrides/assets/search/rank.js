// Which pages answer a query, best first, with the sections that say most of it. No browser is
// needed here.
// @ts-check

/** What the index knows of a term: [step to the next section, impact, …].
 * @typedef {number[]} Postings */
/** @typedef {{text: string, page: number, weight: number, tokens: Set<string>, empty: number}} Name */
/** A token of the query, and the terms of the index that may stand for it, with their weights.
 * @typedef {{text: string, terms: Map<string, number>}} Token */
/** @typedef {{words: string[], starts: string[], names: Name[], named: Map<string, Name[]>,
 *   urls: string[], titles: string[], first: number[], pageOf: number[],
 *   most: number, nothing: string, other: {path: string, name: string},
 *   regional: Record<string, string>}} Core */
/** @typedef {{page: number, score: number, sections: {number: number, score: number}[],
 *   name?: {text: string, score: number}}} Result */

const NUMBER = 0.3 // how much one in a query counts, beside a word

/** What the main file of the index says, ready to use.
 * @param {{words: string, starts: string[], most: number, nothing: string, other: {path: string, name: string},
 *   regional: Record<string, string>, pages: [url: string, title: string, sections: number, names: Record<string, number>][]}} part
 * @returns {Core} */
function readCore(part) {
  /** @type {Core} */
  const core = { ...part, words: part.words.split(" "), names: [], named: new Map(), urls: [], titles: [], first: [], pageOf: [] }
  part.pages.forEach(([url, title, sections, names], page) => {
    core.urls.push(url)
    core.titles.push(title)
    core.first.push(core.pageOf.length)
    for (let i = 0; i < sections; i++) core.pageOf.push(page)
    for (const [text, weight] of Object.entries(names)) {
      const telling = new Set(queryTokens(text))
      const name = { text, page, weight, tokens: telling, empty: Math.max(0, tokens(text).length - telling.size) }
      core.names.push(name)
      for (const token of name.tokens) {
        const others = core.named.get(token)
        if (others) others.push(name)
        else core.named.set(token, [name])
      }
    }
  })
  const words = new Set([...core.words, ...[...core.named.keys()].filter((token) => !isChinese(token))])
  core.words = [...words].sort()
  return core
}

/** How telling each token is: what few sections have, more; what none has, most; a number, little.
 * @param {Token[]} understood @param {Core} core @param {Map<string, Postings>} postings */
function rarities(understood, core, postings) {
  return understood.map(({ text, terms }) => {
    const counts = [...terms].filter(([, weight]) => weight > 0.5).map(([term]) => (postings.get(term)?.length ?? 0) / 2)
    return (/^\d+$/.test(text) ? NUMBER : 1) * Math.log(1 + core.pageOf.length / Math.max(1, ...counts))
  })
}

/** What each section says of each token, from 0 to 1.
 * @param {Token[]} understood @param {Core} core @param {Map<string, Postings>} postings
 * @returns {Map<number, number[]>} */
function impacts(understood, core, postings) {
  const found = new Map()
  understood.forEach(({ terms }, i) => {
    for (const [term, weight] of terms) {
      const flat = postings.get(term) ?? []
      for (let j = 0, section = 0; j < flat.length; j += 2) {
        section += flat[j]
        let own = found.get(section)
        if (!own) found.set(section, (own = new Array(understood.length).fill(0)))
        own[i] = Math.max(own[i], (weight * flat[j + 1]) / core.most)
      }
    }
  })
  return found
}

/** How much of the query is said, from 0 to 1; saying more of its tokens is worth more.
 * @param {number[]} impacts of each token @param {number[]} rarity */
function says(impacts, rarity) {
  let [sum, met, whole] = [0, 0, 0]
  rarity.forEach((weight, i) => {
    whole += weight
    sum += weight * impacts[i]
    if (impacts[i]) met += weight
  })
  return (sum / whole) * Math.sqrt(met / whole)
}

/** The name of each page that comes nearest to the query: how much of the name was said, times how
 * much of the query it explains.
 * @param {Token[]} understood @param {number[]} rarity @param {Core} core
 * @returns {Map<number, {score: number, text: string}>} */
function callNames(understood, rarity, core) {
  /** @type {Map<Name, Map<string, number>>} */
  const said = new Map() // name: how well each of its tokens was said
  /** @type {Map<Name, number>} */
  const explains = new Map() // name: the share of the query
  const whole = rarity.reduce((a, b) => a + b, 0)
  understood.forEach(({ terms }, i) => {
    /** @type {Map<Name, number>} */
    const best = new Map()
    for (const [term, weight] of terms)
      for (const name of core.named.get(term) ?? []) {
        let own = said.get(name)
        if (!own) said.set(name, (own = new Map()))
        own.set(term, Math.max(own.get(term) ?? 0, weight))
        best.set(name, Math.max(best.get(name) ?? 0, weight))
      }
    for (const [name, weight] of best) explains.set(name, (explains.get(name) ?? 0) + (weight * rarity[i]) / whole)
  })
  const called = new Map()
  for (const [name, own] of said) {
    let [met, all] = [0, name.empty] // a question with one telling word is not the word
    for (const token of name.tokens) {
      const rare = Math.log(1 + core.names.length / (core.named.get(token)?.length ?? 1))
      all += rare
      met += rare * (own.get(token) ?? 0)
    }
    const score = name.weight * (met / all) * (explains.get(name) ?? 0)
    if (score > (called.get(name.page)?.score ?? 0)) called.set(name.page, { score, text: name.text })
  }
  return called
}

/** Pages for the query, best first: by the name that it comes nearest to, by the section that says
 * most of it, and a little by what all its sections say together.
 * @param {Token[]} understood @param {Core} core @param {Map<string, Postings>} postings
 * @returns {Result[]} */
function rank(understood, core, postings) {
  const rarity = rarities(understood, core, postings)
  const called = callNames(understood, rarity, core)
  /** @type {Map<number, Result & {together: number[]}>} */
  const pages = new Map()
  /** @param {number} page */
  const entry = (page) => {
    let own = pages.get(page)
    if (!own) {
      const name = called.get(page)
      const said = name?.score ?? 0
      const score = said + said ** 4 / 2 // the very name says more than any text
      pages.set(page, (own = { page, name, score, sections: [], together: rarity.map(() => 0) }))
    }
    return own
  }
  for (const page of called.keys()) entry(page)
  for (const [number, own] of impacts(understood, core, postings)) {
    const { sections, together } = entry(core.pageOf[number])
    sections.push({ number, score: says(own, rarity) })
    own.forEach((impact, i) => (together[i] = Math.max(together[i], impact)))
  }
  for (const result of pages.values()) {
    result.sections.sort((a, b) => b.score - a.score)
    result.score += (result.sections[0]?.score ?? 0) + 0.3 * says(result.together, rarity)
  }
  return [...pages.values()].sort((a, b) => b.score - a.score)
}

/** The files of postings that hold the terms.
 * @param {Iterable<string>} terms @param {string[]} starts */
function filesFor(terms, starts) {
  const files = new Set()
  for (const term of terms) {
    const i = place(starts, term)
    files.add(starts[i] === term ? i : Math.max(i - 1, 0))
  }
  return [...files]
}
