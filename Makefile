# The developer's and the user's interface; `make help` lists it.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 7860
INDEX ?= index
VENV := .venv
RUN := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help install install-dev index chat test check quick eval bench screenshots clean

help: ## List every target
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is older than 3.11: install Python 3.11 or newer, or name it with PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(INSTALLED_DEV): $(INSTALLED)
	$(RUN) -m pip install --quiet --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

install: $(INSTALLED) ## Create .venv and install what the product needs

install-dev: $(INSTALLED_DEV) ## The same, with what tests and evaluation need

index: $(INSTALLED) ## Build or refresh the index from corpus/
	@$(RUN) -m ingest corpus --index $(INDEX)

chat: index ## Serve the web chat on http://127.0.0.1:7860 (PORT= to change)
	@$(RUN) -m ui --index $(INDEX) --port $(PORT)

check: $(INSTALLED_DEV) ## Lint and type-check
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy

test: check ## Install, lint, type-check and run every test
	@$(RUN) -m pytest -n 2 --dist loadfile

# Types are checked beside the tests; a failure of either fails the target.
quick: $(INSTALLED_DEV) ## Lint, types and the fast tests in parallel; about a minute
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy & types=$$!; \
	  $(RUN) -m pytest -n auto --dist loadfile -m 'not slow and not browser'; tests=$$?; \
	  wait $$types && exit $$tests

eval: $(INSTALLED_DEV) index ## Run the fixed question set; write the report to build/evals/ and README's figures
	@$(RUN) -m evals baseline --index $(INDEX)
	@$(RUN) -m evals run --index $(INDEX)
	@$(RUN) -m evals readme --write --results build/evals

bench: $(INSTALLED_DEV) index ## Measure throughput, latency and size
	@$(RUN) -m evals bench
	@$(RUN) -m evals latency --index $(INDEX)
	@$(RUN) -m tests.ui.chromium.measure $(INDEX)

screenshots: $(INSTALLED_DEV) index ## Write pictures of every page to build/screenshots
	@$(RUN) -m tests.ui.chromium.screenshots $(INDEX) build/screenshots

clean: ## Remove the index and caches; keeps .venv
	rm -rf $(INDEX) .mypy_cache .ruff_cache .pytest_cache .hypothesis build
