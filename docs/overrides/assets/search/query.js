// What a query means in terms of the index: splitting, endings, slips, other characters, names.
// docs/overrides/hooks/search.py makes the index, docs/search.md explains the method.
// @ts-check

// What people wrap around the words they look for. Each ends the run of Chinese around it.
const EMPTY_CHINESE = new RegExp(
  "为什么|是什么|什么是|有什么|什么|怎么样|怎么办|怎么|怎样|如何|是不是|会不会|能不能|可以|应该|需要|"
  + "到底|哪些|哪个|多[大小高低深长宽]|区别|请问|之间|的时候|时候|一个|这个|那个|以及|或者|还是|[的了吗呢和与是在有要用对把被让会能]",
  "g",
)
const EMPTY_ENGLISH = new Set(
  ("a an the of in on at to for from by with without and or not no is are was be been do does did doing can could"
    + " should would will my me i we you your it its this that these those there what which who when"
    + " where why how whats why's use used using get gets work works mean means difference between vs"
    + " versus than as if so about into when after before during").split(" "),
)
// Questions that pages answer under another word.
/** @type {[RegExp, string][]} */
const ASKED = [
  [/how (many|much)/gi, "number of"],
  [/几(层|个|轮|次)/g, "$1数"],
  [/[取设选用为是给]多少/g, " "],
  [/多少(个|层|轮)?/g, "数量"],
]
const RUN = /[\u3400-\u9fff]+|(?:(?![\u3400-\u9fff])[\p{L}\p{N}])+/gu

/** @param {string} run */
const isChinese = (run) => run[0] >= "\u3400" && run[0] <= "\u9fff"

/** Words in lower case and Chinese in overlapping pairs, as search.py splits the pages.
 * @param {string} text @returns {string[]} */
function tokens(text) {
  /** @type {string[]} */
  const found = []
  for (const [run] of text.normalize("NFKC").matchAll(RUN)) {
    if (!isChinese(run) || run.length === 1) found.push(run.toLowerCase())
    else for (let i = 0; i + 1 < run.length; i++) found.push(run.slice(i, i + 2))
  }
  return found
}

/** The tokens of a query without what people wrap around them, unless nothing else is left.
 * @param {string} query @returns {string[]} */
function queryTokens(query) {
  const all = tokens(query)
  const said = ASKED.reduce((text, [asked, answer]) => text.replace(asked, answer), query.normalize("NFKC"))
  const telling = tokens(said.replace(EMPTY_CHINESE, " "))
    .filter((token) => !EMPTY_ENGLISH.has(token))
  return [...new Set(telling.length ? telling : all)]
}

/** A word without its English ending, so that "clipped" finds "clipping".
 * @param {string} word */
function stem(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  let root = word.replace(/ies$/, "y").replace(/(?<!ia|[su])s$/, "").replace(/isation/, "ization")
  root = root.replace(/(?:izations?|izers?|ized?|izing|ise[drs]?|ising)$/, "iz")
  root = root.replace(/(?<=\w{3})(?:ingly|edly|ing|ed|er|ly|ation|ion|ment|ness|ity|ive|al|e)$/, "")
  return root.replace(/([bdfglmnprt])\1$/, "$1")
}

/** Damerau–Levenshtein distance, or more than `limit` once that is sure.
 * @param {string} a @param {string} b @param {number} limit */
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before = /** @type {number[]} */ ([])
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    if (Math.min(...row) > limit) return limit + 1
    ;[before, last] = [last, row]
  }
  return last[b.length]
}

/** Where `word` stands or would stand in a sorted list.
 * @param {string[]} sorted @param {string} word */
function place(sorted, word) {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < word) low = middle + 1
    else high = middle
  }
  return low
}

/** The words of a sorted list that begin so.
 * @param {string[]} sorted @param {string} start */
function startingWith(sorted, start) {
  const found = []
  for (let i = place(sorted, start); i < sorted.length && sorted[i].startsWith(start); i++) found.push(sorted[i])
  return found
}

/** The terms of the index that a Latin word may stand for, best first: itself, the same stem, what
 * it begins (less so if it is a name); and only without these, what it may be a slip for.
 * @param {string} word @param {string[]} words @param {Map<string, Name[]>} named */
function standIns(word, words, named) {
  /** @type {Map<string, number>} */
  const found = new Map()
  /** @param {string} term @param {number} weight */
  const add = (term, weight) => found.set(term, Math.max(found.get(term) ?? 0, weight))
  const root = stem(word)
  const begun = named.has(word) ? 0.4 : 0.8
  const start = root.length > 2 ? root : word
  for (const other of word.length > 1 ? startingWith(words, start) : [word])
    add(other, begun * Math.sqrt(Math.min(1, (1.5 * start.length) / other.length)))
  for (const other of startingWith(words, root.slice(0, Math.max(3, root.length - 1))))
    if (other === word) add(other, 1)
    else if (stem(other) === root) add(other, 0.9)
  if ([...found.values()].every((weight) => weight < 0.5) && word.length > 3) {
    const limit = word.length > 7 ? 2 : 1
    for (const other of words) {
      if (other.length < 4 || Math.abs(other.length - word.length) > limit) continue
      if (other[0] !== word[0] && other[1] !== word[1]) continue
      const steps = distance(word, other, limit)
      if (steps <= limit) add(other, (steps === 1 ? 0.8 : 0.6) * (named.has(other) ? 1 : 0.6))
    }
  }
  return new Map([...found].sort(([, a], [, b]) => b - a).slice(0, 24))
}

/** The query in terms of the index.
 * @param {string} query @param {Core} core @returns {Token[]} */
function understand(query, core) {
  const plain = queryTokens(query)
  /** @type {Token[]} */
  const understood = []
  plain.forEach((text, i) => {
    if (isChinese(text)) {
      const terms = new Map([[text, 1]])
      if (text.length === 1) for (const term of core.named.keys()) if (term.length === 2 && term.includes(text)) terms.set(term, 0.7)
      understood.push({ text, terms })
      return
    }
    const terms = standIns(text, core.words, core.named)
    for (const joined of [text + plain[i + 1], plain[i - 1] + text]) {
      if (joined.length > 3 && core.words[place(core.words, joined)] === joined) terms.set(joined, 1)
    }
    const best = Math.max(0, ...terms.values())
    const cut = best < 0.6 && text.length > 5 ? split(text, core.words) : undefined
    if (cut) for (const part of cut) understood.push({ text: part, terms: standIns(part, core.words, core.named) })
    else understood.push({ text, terms })
  })
  return understood
}

/** Two words that were written as one.
 * @param {string} text @param {string[]} words */
function split(text, words) {
  for (let i = text.length - 3; i > 2; i--) {
    const [head, tail] = [text.slice(0, i), text.slice(i)]
    if (words[place(words, head)] === head && words[place(words, tail)] === tail) return [head, tail]
  }
}

/** Chinese in simplified characters, as the pages are.
 * @param {string} text @param {{simplified: string}} characters each with its simplified form */
function simplify(text, { simplified }) {
  const forms = new Map((simplified.match(/../gu) ?? []).map(([one, form]) => [one, form]))
  return text.replace(/[\u3400-\u9fff]/g, (one) => forms.get(one) ?? one)
}

/** Chinese in the words of the mainland, as the pages are: 演算法 is 算法.
 * @param {string} text in simplified characters @param {Core} core */
function localize(text, { regional }) {
  const words = Object.keys(regional).sort((a, b) => b.length - a.length)
  return text.replace(new RegExp(words.join("|") || "$^", "g"), (word) => regional[word])
}

/** Lets Chinese that the pages do not have stand for names that sound the same, or that are a
 * character away. Latin words are forgiven in standIns.
 * @param {Token[]} understood @param {string} query in simplified characters
 * @param {(term: string) => boolean} known @param {Core} core @param {{sounds: string[]}} characters */
function forgive(understood, query, known, core, { sounds }) {
  /** @param {string} a @param {string} b */
  const alike = (a, b) => a === b || sounds.some((group) => group.includes(a) && group.includes(b))
  for (const { text, terms } of understood) {
    if (text.length !== 2 || !isChinese(text) || known(text)) continue
    for (const pair of core.named.keys())
      if (pair.length === 2 && isChinese(pair) && alike(pair[0], text[0]) && alike(pair[1], text[1])) terms.set(pair, 0.8)
  }
  for (const [run] of query.replace(EMPTY_CHINESE, " ").matchAll(RUN)) {
    if (!isChinese(run) || run.length < 3) continue
    const own = new Set(tokens(run))
    for (const name of core.names) {
      if (name.text.length < 3 || !isChinese(name.text) || distance(run, name.text, 1) !== 1) continue
      for (const { text, terms } of understood)
        if (own.has(text)) for (const pair of name.tokens) if (!terms.has(pair)) terms.set(pair, 0.7)
    }
  }
}

/** The names that look most like what was typed, whatever it was.
 * @param {string} query @param {Core} core @param {number} count @returns {Name[]} */
function nearest(query, core, count) {
  /** Its letters, alone and in pairs. @param {string} text */
  const letters = (text) => {
    const all = [...text.toLowerCase().replace(/\s/g, "")]
    return new Set([...all, ...all.slice(1).map((letter, i) => all[i] + letter)])
  }
  const own = letters(query)
  /** @type {Map<number, {name: Name, like: number}>} */
  const best = new Map()
  for (const name of core.names) {
    const other = letters(name.text)
    const like = [...own].filter((letter) => other.has(letter)).length / (own.size + other.size || 1)
    if (like > (best.get(name.page)?.like ?? 0)) best.set(name.page, { name, like })
  }
  return [...best.values()].sort((a, b) => b.like - a.like).slice(0, count).map(({ name }) => name)
}
