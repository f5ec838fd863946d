// Loaded before Material's own script: what its search dialog needs to work for every reader.
// @ts-check

const folder = new URL("./", /** @type {HTMLScriptElement} */ (document.currentScript).src)
/** @param {EventTarget | null} target @returns {target is HTMLInputElement} */
const isSearchBox = (target) => target instanceof Element && target.matches("[data-md-component=search-query]")

// Material asks for the search index with every page. Most readers never search, so wait until
// one turns to the search box, or comes with a query or a match to highlight in the address.
const searching = new Promise((resolve) => {
  const address = new URLSearchParams(location.search)
  if (address.has("q") || address.has("h")) resolve(undefined)
  addEventListener("focusin", ({ target }) => isSearchBox(target) && resolve(undefined))
})
const { open: openRequest, send: sendRequest } = XMLHttpRequest.prototype
/** @type {WeakSet<XMLHttpRequest>} */
const waiting = new WeakSet()
XMLHttpRequest.prototype.open = function (/** @type {any[]} */ ...request) {
  if (String(request[1]).endsWith("search_index.json")) waiting.add(this)
  openRequest.apply(this, /** @type {[string, string, boolean]} */ (request))
}
XMLHttpRequest.prototype.send = async function (body) {
  if (waiting.has(this)) await searching
  sendRequest.call(this, body)
}

// Material's search listens to keys only. Pasting with the mouse and dictation press none, so tell
// it of every change; but an input method's letters are no query until a word is chosen.
addEventListener("input", (event) => {
  if (isSearchBox(event.target) && !(/** @type {InputEvent} */ (event).isComposing)) event.target.dispatchEvent(new Event("keyup"))
})
addEventListener("compositionend", ({ target }) => isSearchBox(target) && target.dispatchEvent(new Event("keyup")))
addEventListener("keyup", (event) => isSearchBox(event.target) && event.isComposing && event.stopImmediatePropagation(), true)

// Without a server, nobody turns a folder's address into its index.html.
if (location.protocol === "file:")
  addEventListener("click", ({ target }) => {
    const link = target instanceof Element && /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]"))
    if (link && link.pathname.endsWith("/")) link.pathname += "index.html"
  }, true)

// The line above the results: `note` of a result replaces Material's count.
const Native = window.Worker
// @ts-expect-error: called with `new`, it may return another object
window.Worker = function (/** @type {string} */ url) {
  const worker = location.protocol === "file:" ? inPage() : new Native(url)
  const line = /** @type {HTMLElement} */ (document.querySelector(".md-search-result__meta"))
  line.setAttribute("role", "status") // screen readers say how many results there are
  worker.addEventListener("message", (event) => {
    const note = /** @type {MessageEvent} */ (event).data.data?.note
    if (note) setTimeout(() => (line.textContent = note)) // after Material wrote its own
  })
  return worker
}

/** The worker's code in the page: for a copy of the site that was opened as files. */
function inPage() {
  /** @type {Map<string, (data: any) => void>} */
  const expected = new Map() // by address: two languages have files of the same name
  const running = () => /** @type {HTMLScriptElement} */ (document.currentScript).src
  Object.assign(window, { searchPart: (/** @type {any} */ data) => expected.get(running())?.(data) })
  /** @param {URL} source */
  const script = (source) => new Promise((resolve, reject) => {
    const element = document.createElement("script")
    Object.assign(element, { src: source.href, onload: resolve, onerror: reject })
    document.head.append(element)
  })
  const target = new EventTarget()
  const site = new URL("../../", folder)
  /** @param {string} name */
  const part = (name) => script(new URL(name, folder))
  const ready = Promise.all(["query.js", "rank.js", "excerpt.js"].map(part)).then(() => part("worker.js")).then(() =>
    serve(
      (path) => (name) => new Promise((resolve, reject) => {
        const source = new URL(`${path}${name}.js`, site)
        expected.set(source.href, resolve)
        script(source).catch(reject)
      }),
      (message) => target.dispatchEvent(new MessageEvent("message", { data: message })),
    ),
  )
  return Object.assign(target, { postMessage: (/** @type {any} */ message) => void ready.then((receive) => receive(message)) })
}
