# Two commands: `make run` and `make test`. Everything else serves them.
SHELL := /bin/bash
PY ?= python3
BIN := .venv/bin
LOCKS := requirements.lock $(if $(filter true,$(BROWSER)),requirements-browser.lock)

env: .venv/.installed

.venv/.installed: requirements.lock
	@test -x $(BIN)/python || $(PY) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install -q --disable-pip-version-check "$$(grep -o '^uv==[0-9.]*' $<)"
	@$(BIN)/uv pip sync -q --require-hashes --python $(BIN)/python $< && touch $@

# Browser tests: a superset of the lock above, used by .ci/run and by whoever wants them.
env-browser: env
	@$(BIN)/uv pip sync -q --require-hashes --python $(BIN)/python requirements-browser.lock

run: env
	@exec $(BIN)/python -m development

test: env
	@$(BIN)/python -m pytest $(ARGS)

lint: env
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports && $(BIN)/djlint --lint --quiet templates

lock: env
	@$(BIN)/uv pip compile -q pyproject.toml --group development --group test --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.lock
	@$(BIN)/uv pip compile -q pyproject.toml -c requirements.lock --group development --group test --group browser --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-browser.lock

.PHONY: env env-browser run test lint lock
