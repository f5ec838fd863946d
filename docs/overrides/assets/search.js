// Loaded before Material's own script.

// Material asks for the search index with every page. Most readers never search, so wait until
// one turns to the search box, or comes with a query in the address.
const searching = new Promise((resolve) => {
  if (new URLSearchParams(location.search).has("q")) resolve()
  addEventListener("focusin", ({ target }) => {
    if (target.matches("[data-md-component=search-query]")) resolve()
  })
})
const { open, send } = XMLHttpRequest.prototype
XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  this.waits = String(address).includes("search_index.json")
  open.call(this, method, address, ...rest)
}
XMLHttpRequest.prototype.send = async function (body) {
  if (this.waits) await searching
  send.call(this, body)
}

// Material's search listens to keys only. Pasting with the mouse, dictation and some input methods
// press none, so tell it of every change.
document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-md-component=search-query]")) target.dispatchEvent(new Event("keyup"))
})
