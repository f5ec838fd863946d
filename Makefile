# One verb per task, for people and for CI. `make serve` and `make test` set up what they need.
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell \
  $(name) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $(name))))
SITE := .venv-site/bin
FULL := .venv/bin
SERVE := $(if $(wildcard .venv/.ready),.venv,.venv-site)
UNUSED := debugpy jedi parso
LOCK := --quiet --universal --fork-strategy fewest --generate-hashes --python-version 3.11.0
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve test setup lint types check build pytest site bench bench-preview bench-search matrix picture lock upgrade clean help

help:  ## what there is to do
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

serve: $(SERVE)/.ready  ## both languages on localhost, with live reload; after `make setup`, of outputs too
	@echo "Chinese: http://127.0.0.1:8000/   English: http://127.0.0.1:8000/en/   (Ctrl-C stops)"
	$(SERVE)/bin/mkdocs serve

site: .venv-site/.ready  ## the finished site in site/
	$(SITE)/mkdocs build --strict

setup: .venv/.ready  ## the full environment, with TensorFlow

test: .venv/.ready  ## everything: lint, drift check, unit, page and browser tests
	@status=0; for verb in lint check pytest; do $(MAKE) --no-print-directory $$verb || status=1; done; exit $$status

lint: .venv/.ready  ## ruff and mypy; with npm, the types of the search scripts
	$(FULL)/ruff check . && $(FULL)/ruff format --check . && $(FULL)/mypy
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory types; \
	else echo "NO NPM: the types of docs/overrides/assets/search were not checked"; test -z "$(CI)"; fi

types: tests/types/node_modules
	tests/types/node_modules/.bin/tsc --project tests/types
tests/types/node_modules: tests/types/package-lock.json
	npm ci --silent --no-audit --no-fund --prefix tests/types

build: .venv/.ready  ## run stale snippets and write their outputs
	$(FULL)/python scripts/build.py build

check: .venv/.ready  ## run every snippet and compare with what is committed (SHARD=1/3: a third)
	$(FULL)/python scripts/build.py check $(SHARD:%=--shard %)

pytest: .venv/.ready  ## the tests alone
	$(FULL)/pytest -n 2 --dist loadfile

bench: .venv/.ready .venv-bench/.ready  ## how fast the build is, and other tools (a quarter of an hour)
	PYTHONPATH=scripts $(FULL)/python tests/bench.py
	PYTHONPATH=scripts $(FULL)/python tests/bench_peers.py

bench-preview: .venv/.ready  ## how soon an open page shows what was saved
	PYTHONPATH=scripts $(FULL)/python tests/bench_preview.py

bench-search: .venv/.ready .venv-bench/.ready  ## how good and fast the search is, beside Material's and Pagefind
	PYTHONPATH=scripts:tests:docs/overrides/hooks $(FULL)/python tests/bench_search.py

matrix: .venv/.ready  ## the check under other circumstances: threads, locales, Pythons (an hour)
	PYTHONPATH=scripts $(FULL)/python tests/matrix.py --python $(PYTHONS)

picture: .venv/.ready  ## the picture of the README, images/site.png
	PYTHONPATH=scripts $(FULL)/python tests/screenshot.py

# The light environment shows notebooks and never runs a kernel: no debugger, no completion.
lock:  ## new requirement files from pyproject.toml (needs uv)
	uv pip compile $(LOCK) --group site $(UNUSED:%=--no-emit-package %) -o requirements-site.txt
	uv pip compile $(LOCK) --group site --group snippets --group test -o requirements.txt
	uv pip compile $(LOCK) --group bench -o requirements-bench.txt

upgrade:  ## newer packages, and what would drift with them, page by page; accepts nothing (needs uv)
	$(PYTHON) scripts/upgrade.py
	$(MAKE) --no-print-directory lock LOCK="$(LOCK) --upgrade"
	-$(MAKE) --no-print-directory check
	@echo "To go back: git checkout pyproject.toml requirements*.txt"

clean:  ## remove what is generated and not committed
	rm -rf .venv .venv-bench .venv-site .cache site tests/types/node_modules

# The environments are set up once; a changed lock sets them up anew. uv is used where there is one.
.venv-site/.ready: requirements-site.txt
	$(call environment,.venv-site,requirements-site.txt,--no-compile,)
.venv/.ready: requirements.txt
	$(call environment,.venv,requirements.txt,--compile,--compile-bytecode)
.venv-bench/.ready: requirements-bench.txt
	$(call environment,.venv-bench,requirements-bench.txt,--compile,--compile-bytecode)

define environment
@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; name it with: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
@echo "Setting up $(1) from $(2) (once; about a minute for the site, some minutes with TensorFlow) …"
@rm -rf $(1)
@if command -v uv >/dev/null; then uv venv --quiet --python $(PYTHON) $(1); else $(PYTHON) -m venv --without-pip $(1); fi
@if command -v uv >/dev/null; then \
  uv pip install --quiet --python $(1)/bin/python $(4) --no-deps --require-hashes -r $(2); \
else \
  $(PYTHON) -m pip --python $(1)/bin/python install --quiet $(3) --no-deps --require-hashes -r $(2); \
fi
@touch $@
endef
