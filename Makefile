# Two commands do everything on a fresh machine: `make serve` shows the site, `make test` passes the tests.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
# Many machines have a LANGUAGE of their own, for messages; only one that is given to make is meant.
ASKED := $(if $(filter command,$(firstword $(origin LANGUAGE))),$(LANGUAGE))
OTHER := $(filter-out en,$(ASKED))
export NO_MKDOCS_2_WARNING := 1
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --python-version 3.11 --custom-compile-command "make lock"

.PHONY: bench help serve build translated translations editions check-editions test coverage check format exit lock addresses clean

help: ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

serve: .venv/site ## preview at http://127.0.0.1:8000 (LANGUAGE=fr for another language, ADDRESS=… PORT=… for another place; SEARCH=1 with search, data and card, slower)
	SITE_URL="$${SITE_URL:-http://$(ADDRESS):$(PORT)/}" $(BIN)/mkdocs serve --config-file $(if $(OTHER),languages/$(OTHER),mkdocs).yml --dev-addr $(ADDRESS):$(PORT)

build: .venv/site ## write the site into site/, with every language (LANGUAGES=en in the environment for English alone)
	$(BIN)/mkdocs build

translated: .venv/site ## note that a translation follows the English as it is now: PAGE=docs/recommendations/09.fr.md, or LANGUAGE=fr for every text
	$(BIN)/python -m publication translated $(if $(PAGE),--page $(PAGE) $(SECTION:%=--section %),--language $(ASKED))

translations: .venv/site ## list what is translated, what has fallen behind the English, and what is missing
	$(BIN)/python -m publication translations

editions: .venv/editions ## make PDF, EPUB, offline HTML and checklists in every language (LANGUAGE=fr for one), and the ZIP, into editions/
	$(BIN)/python -m publication editions --language "$(ASKED)"

check-editions: editions .venv/dev .venv/browser .venv/java .venv/ace ## check every EPUB with EPUBCheck and Ace by DAISY, which needs Node, and the whole books as the tests check a part
	PUPPETEER_EXECUTABLE_PATH="$$(command -v chromium || command -v chromium-browser || command -v google-chrome || command -v chromium-headless-shell)" \
	$(BIN)/python -m tests.ace .venv/ace editions/*.epub
	WHOLE_BOOKS=1 $(BIN)/pytest -n0 -q tests/editions/test_formats.py

check: .venv/site ## check pages, data and sources without building, and what is old or ahead today
	$(BIN)/python -m publication check --today $$(date +%F)

format: .venv/site ## put data/sources.bib in order, after pasting what a reference manager exports
	$(BIN)/python -m publication format

test: .venv/dev .venv/browser .venv/java .venv/html ## run every check and test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m publication check
	$(BIN)/pytest -n 2 --dist loadfile

coverage: .venv/dev .venv/browser .venv/java ## run the tests that need no built site, and say which lines and branches of publication/ none reaches
	rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest -n 2 --dist loadfile --ignore tests/published
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

exit: .venv/dev .venv/exit ## build with ProperDocs and MaterialX, and compare every page
	$(BIN)/python -m tools.exit .venv/exit/bin/python

lock: .venv/dev ## compile the locks anew from the .in files
	$(COMPILE) --output-file requirements.txt requirements/site.in
	for lock in editions dev bench; do $(COMPILE) --output-file requirements/$$lock.txt requirements/$$lock.in || exit 1; done
	{ cat requirements/exit.in; grep -Ev '^mkdocs(=|-material|-bibtex)' requirements/site.in; } > requirements/.exit.in \
	&& $(COMPILE) --output-file requirements/exit.txt requirements/.exit.in; rm requirements/.exit.in

bench: .venv-bench/ready .venv/browser ## measure weight, speed and build beside plain Material and Zensical (about 13 minutes)
	PYTHONPATH=tools .venv-bench/bin/python -m bench

addresses: build .venv/dev ## add what a build publishes to the list of addresses that may not vanish
	$(BIN)/python -m tests.published.addresses site

clean: ## remove what the other commands made
	rm -rf .venv .venv-bench site editions .mypy_cache .ruff_cache .pytest_cache

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || { echo "Python 3.11.5 or later is needed; name one with PYTHON=…"; exit 1; }
	$(PYTHON) -m venv .venv
	touch $@

.venv/site: requirements.txt | .venv/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

# The shell of Chromium, where there is one to install: a page opens for half the work. Another browser of its kind serves too.
.venv/browser: | .venv/python
	@command -v chromium-headless-shell >/dev/null \
	|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "installing chromium-headless-shell" && apt-get update -qq && apt-get install -y -qq chromium-headless-shell >/dev/null; } \
	|| { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null \
	|| { echo "The tests look at the site in a browser: install Chromium (on Debian: apt-get install chromium-headless-shell), then make test again"; exit 1; }
	touch $@

.venv/java: | .venv/browser # one after the other, since both may need apt
	@command -v java >/dev/null \
	|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "installing java" && apt-get update -qq && apt-get install -y -qq default-jre-headless >/dev/null; } \
	|| { echo "The tests check the EPUB with EPUBCheck: install Java (on Debian: apt-get install default-jre-headless), then make test again"; exit 1; }
	touch $@

# npm comes from the wheel in requirements/dev.txt, so that no machine needs Node.
.venv/html: tests/html/package-lock.json | .venv/dev
	mkdir -p $@ && cp tests/html/package.json tests/html/package-lock.json $@
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix $@ --ignore-scripts --no-audit --no-fund --silent
	touch $@

.venv/ace: tests/ace/package-lock.json | .venv/python
	@command -v npm >/dev/null || { echo "Ace by DAISY needs Node: install nodejs and npm (on Debian: apt-get install npm), then try again"; exit 1; }
	mkdir -p $@ && cp tests/ace/package.json tests/ace/package-lock.json $@
	npm ci --prefix $@ --ignore-scripts --no-audit --no-fund --silent
	touch $@

.venv/editions: requirements/editions.txt | .venv/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/editions.txt
	touch $@ .venv/site

# uv, of the same lock, installs with a third of the work and on every core. It does not read pip's settings: where it finds no registry, pip goes on.
.venv/dev: requirements/dev.txt | .venv/python
	sed -n '/^uv==/,/[^\\]$$/p' requirements/dev.txt > .venv/uv.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/dev.txt \
	|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@ .venv/site .venv/editions

.venv/exit: requirements/exit.txt | .venv/python
	$(PYTHON) -m venv --clear $@
	$@/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/exit.txt

.venv-bench/ready: requirements/bench.txt | .venv/python
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	touch $@
