// Material's search listens to keys only. Pasting with the mouse, dictation and some input methods
// press none, so tell it of every change.
document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-md-component=search-query]")) target.dispatchEvent(new Event("keyup"))
})
