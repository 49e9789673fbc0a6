# One command for each purpose. Each sets up what it needs in .venv by itself; the first call takes
# some minutes, later ones set nothing up again.

BIN := .venv/bin
# Tests need two kernels at a time at most; loadscope keeps a notebook's cells in one of them. In the
# order of their names the long ones (attacks, pipeline) do not all come last.
PYTEST := $(BIN)/python -m pytest -q -n 2 --dist loadscope --no-loadscope-reorder
COMPILE := $(BIN)/uv pip compile --quiet --universal --no-header --python-version 3.11
LOCAL := --no-emit-package steptrace --no-emit-package nbapart
ROOT_FLAG := $(if $(filter 0,$(shell id -u)),--allow-root)

.PHONY: help setup study grade test lab release notebooks docs page pictures practice bench soak benchmark book site lint requirements clean

help:
	@echo 'make setup         set the course up in .venv (the other commands do it by themselves)'
	@echo 'make study         open a copy of the course to study with, in JupyterLab'
	@echo 'make grade         mark every submission in submitted/ and write feedback/'
	@echo 'make lab           open all of the course in JupyterLab, with the panels of nbgrader'
	@echo 'make test          run all tests, those of the notebooks included'
	@echo 'make release       make release/, what students get, from source/'
	@echo 'make notebooks     run the reading notebooks and store their outputs'
	@echo 'make docs          make the tables of docs/notation.md anew, from the code'
	@echo 'make page          build the page on which a derivation is traced in the browser'
	@echo 'make pictures      take the pictures of the README anew, some in a browser'
	@echo 'make practice      solve a thousand tasks of each kind that one can practise'
	@echo 'make bench         measure how long tracing and marking take'
	@echo 'make soak          end what marks at many random moments, and see that nothing is lost'
	@echo 'make benchmark     measure the tracer on derivations that a person judged'
	@echo 'make book          make a book of the notebooks and pages, in build/book'
	@echo 'make site          build book and page together, as they are published'
	@echo 'make lint          check the style of code and notebooks, and types'
	@echo 'make requirements  pin the requirements anew, from pyproject.toml'
	@echo 'make clean         take away .venv and caches; submissions and marks stay'

setup: .venv/.course

.venv/.course: requirements.txt pyproject.toml $(wildcard packages/*/pyproject.toml) .ci/setup
	@sh .ci/setup requirements.txt
	@touch $@

.venv/.test: tests/requirements.txt .venv/.course
	@sh .ci/setup tests/requirements.txt
	@touch $@

grade: .venv/.course
	@$(BIN)/course grade

release: .venv/.course
	@$(BIN)/course release

notebooks: .venv/.course
	@$(BIN)/course notebooks

docs: .venv/.course
	@$(BIN)/python -m steptrace.reference docs/notation.md answers

page: .venv/.test
	@$(BIN)/python packages/steptrace/page/build.py tests/derivations build/npm build/page
	@echo 'The page is in build/page. To look at it: python3 -m http.server -d build/page'

pictures: .venv/.test
	@PYTHONPATH=tests $(BIN)/python -m helpers.readme_figures
	@KEEP_PICTURES=.github/pictures $(BIN)/python -m pytest -q tests/browser

test: .venv/.test
	@$(PYTEST) --nbval --nbval-sanitize-with tests/sanitize.cfg packages sigmoid_course tests docs/book examples/physics/tests notebooks

practice: .venv/.test
	@PRACTICE_TASKS=1000 $(PYTEST) --timeout 0 packages/steptrace/tests/practice

bench: .venv/.test
	@$(BIN)/python tests/bench/bench.py

soak: .venv/.test
	@SOAK=20 $(PYTEST) packages/nbapart/tests/engine/test_disturbed.py

benchmark: .venv/.course
	@$(BIN)/python -m steptrace.benchmark tests/derivations --page docs/benchmark.md

book: .venv/.test
	@PYTHONPATH=docs $(BIN)/python -m book build/book
	@echo 'The book begins at build/book/index.html'

site: page book
	@cp -R build/page build/book/live
	@echo 'Book and page are in build/book. To look at them: python3 -m http.server -d build/book'

lint: .venv/.test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

study: .venv/.course
	@$(BIN)/course study $(ROOT_FLAG)

# nbgrader calls `alembic` by its bare name, hence PATH.
lab: .venv/.course
	@$(BIN)/course exchange >/dev/null || true
	@echo 'JupyterLab opens in the browser; Ctrl-C in this window, twice, ends it.'
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/jupyter lab --log-level=CRITICAL --LabApp.log_level=CRITICAL --KernelManager.transport_encryption=auto $(ROOT_FLAG)

requirements: .venv/.test
	@$(COMPILE) $(LOCAL) --all-extras pyproject.toml -o requirements.txt
	@$(COMPILE) --group test -c requirements.txt -o tests/requirements.txt
	@echo 'Pinned anew: requirements.txt and tests/requirements.txt'

clean:
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist logs
	@find . -name __pycache__ -prune -exec rm -rf {} +
	@echo 'Taken away: .venv, caches and logs. Submissions, marks and feedback are still there.'
