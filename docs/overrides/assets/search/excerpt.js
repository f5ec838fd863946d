// What a result shows of a page: the stretch of text that says most, with its matches marked.
// @ts-check

/** Where terms stand in a text: true for each character of a match. A Latin term begins a word.
 * @param {string} text @param {Iterable<string>} terms */
function matches(text, terms) {
  const lower = text.toLowerCase()
  const hit = new Array(text.length).fill(false)
  for (const term of terms)
    for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + 1))
      if (isChinese(term) || !/[\p{L}\p{N}]/u.test(lower[at - 1] ?? " ")) hit.fill(true, at, at + term.length)
  return hit
}

/** The stretches of a text that match, in lower case.
 * @param {string} text @param {string[]} terms @returns {string[]} */
function matched(text, terms) {
  const hit = matches(text, terms)
  const found = []
  for (let i = 0, from = 0; i < text.length; i++) {
    if (hit[i] && !hit[i - 1]) from = i
    if (hit[i] && !hit[i + 1]) found.push(text.slice(from, i + 1).toLowerCase())
  }
  return found
}

/** The text as HTML with its matches marked.
 * @param {string} text @param {boolean[]} hit */
function marked(text, hit) {
  let html = ""
  for (let i = 0; i < text.length; i++) {
    if (hit[i] && !hit[i - 1]) html += "<mark data-md-highlight>"
    html += { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[text[i]] ?? text[i]
    if (hit[i] && !hit[i + 1]) html += "</mark>"
  }
  return html
}

/** The stretch of a text with the most different terms, from the start of a sentence or clause.
 * @param {string} text @param {string[]} terms @param {number} width in letters
 * @returns {{html: string, worth: number}} */
function excerpt(text, terms, width) {
  const lower = text.toLowerCase()
  const size = /[\u3400-\u9fff]{3}/.test(text) ? width / 2 : width
  let [from, worth] = [0, 0]
  for (const term of terms)
    for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + size)) {
      const before = Math.max(0, at - size / 2)
      const start = before + lower.slice(before, at).search(/[^。！？；.!?;]*$/)
      const seen = lower.slice(start, start + size)
      const own = terms.filter((other) => seen.includes(other)).length
      if (own > worth) [from, worth] = [start, own]
    }
  const end = text.length <= from + size ? text.length : Math.max(text.lastIndexOf(" ", from + size), from + size - 20)
  const part = text.slice(from, end).trim()
  return { html: (from ? "…" : "") + marked(part, matches(part, terms)) + (end < text.length ? "…" : ""), worth }
}
