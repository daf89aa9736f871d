# Two commands: `make run` and `make test`. Everything else serves them.
SHELL := /bin/bash
PY ?= python3
BIN := .venv/bin
SYNC := uv pip sync -q --require-hashes --compile-bytecode --python $(BIN)/python

.PHONY: env env-browser run test lint format messages lock bench bench-quick

env: .venv/.installed

# Tools that are there already (those of the browser tests) stay; a changed lock installs anew.
.venv/.installed: requirements.lock
	@test -x $(BIN)/python || $(PY) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install -q --disable-pip-version-check "$$(grep -o '^uv==[0-9.]*' $<)"
	@$(BIN)/$(SYNC) $< && touch $@

# The same and what only browser tests need.
env-browser: .venv/.browser

.venv/.browser: requirements-browser.lock | env
	@$(BIN)/$(SYNC) $< && touch $@ .venv/.installed

run: env
	@exec $(BIN)/python -m development

# Browser tests run where a Chromium is found; what drives it is then installed as well.
test: $(if $(shell command -v chromium google-chrome 2>/dev/null),env-browser,env)
	@$(BIN)/python -m pytest $(ARGS)

lint: env
	@$(BIN)/ruff check --output-format concise .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint --lint --quiet templates

format: env
	@$(BIN)/ruff check --fix --quiet .; $(BIN)/ruff format --quiet .

# Everything that people read, for translators.
messages: env
	@mkdir -p var && PYTHONPATH=. $(BIN)/pybabel -q extract -F babel.cfg -k N_ -k lazy_gettext -o var/messages.pot . && echo var/messages.pot

bench: env
	@$(BIN)/python -m bench

bench-quick: env
	@$(BIN)/python -m bench --quick

lock: env
	@$(BIN)/uv pip compile -q pyproject.toml --group development --group test --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.lock
	@$(BIN)/uv pip compile -q pyproject.toml -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-production.lock
	@$(BIN)/uv pip compile -q pyproject.toml -c requirements.lock --group development --group test --group browser --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-browser.lock
