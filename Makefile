# Two commands do everything on a fresh machine: `make serve` shows the site, `make test` passes the tests.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: bench help serve build test check exit lock addresses clean

help: ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

serve: .venv/site ## preview at http://127.0.0.1:8000 (ADDRESS=… PORT=… for another)
	SITE_URL="$${SITE_URL:-http://$(ADDRESS):$(PORT)/}" $(BIN)/mkdocs serve --dev-addr $(ADDRESS):$(PORT)

build: .venv/site ## write the site into site/
	$(BIN)/mkdocs build

check: .venv/site ## check pages, data and sources without building
	$(BIN)/python -m publication check

test: .venv/dev .venv/browser ## run every check and test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m publication check
	$(BIN)/pytest -n 2 --dist loadfile

exit: .venv/dev .venv/exit ## build with ProperDocs and MaterialX, and compare every page
	$(BIN)/python -m tests.successors .venv/exit/bin/python

lock: .venv/dev ## compile the four locks anew from the .in files
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" --output-file requirements.txt requirements.in
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" --output-file requirements-dev.txt requirements-dev.in
	{ cat requirements-exit.in; grep -v '^mkdocs' requirements.in; } | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" --output-file requirements-exit.txt -
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" --output-file requirements-bench.txt requirements-bench.in

bench: .venv-bench/ready .venv/browser ## measure weight, speed and build beside plain Material and Zensical (about 8 minutes)
	.venv-bench/bin/python -m bench

addresses: build .venv/dev ## add what a build publishes to the list of addresses that may not vanish
	$(BIN)/python -m tests.published_addresses site

clean: ## remove what the other commands made
	rm -rf .venv .venv-bench site .mypy_cache .ruff_cache .pytest_cache

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || { echo "Python 3.11.5 or later is needed; name one with PYTHON=…"; exit 1; }
	$(PYTHON) -m venv .venv
	touch $@

.venv/site: requirements.txt | .venv/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

.venv/browser: | .venv/python
	@{ command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null \
	|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "installing chromium" && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	|| { echo "The tests look at the site in a browser: install Chromium (on Debian: apt-get install chromium), then make test again"; exit 1; }
	touch $@

.venv/dev: requirements-dev.txt | .venv/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@ .venv/site

.venv/exit: requirements-exit.txt | .venv/python
	$(PYTHON) -m venv --clear $@
	$@/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-exit.txt
.venv-bench/ready: requirements-bench.txt | .venv/python
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	touch $@
