# Everything that a newcomer or a reviewer runs. A fresh machine needs Python 3.11 (or newer) and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN = $(VENV)/bin
OUT ?= out
JOBS ?= 1
BASE ?= HEAD
TEXTS ?= ../shared/text
N ?= 5000
SEED ?= 0
SECONDS ?= 60
MUTANTS ?= 200

.PHONY: analyze test lint types layers unit patterns compat audit licences model evaluate floors benchmark diff docs \
  face reliability fuzz mutate wheel clean

# Analyse the bulletins of the repository: tables under out/.
analyze: $(VENV)/.ready
	$(BIN)/vnbulletin analyze corpus/bulletins --out $(OUT) --format parquet --format csv --jobs $(JOBS)

# Set up and run every check.
test: $(VENV)/.ready-dev lint types layers licences unit

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check src tests corpus benchmarks scripts fuzz docs

types: $(VENV)/.ready-dev
	$(BIN)/mypy

layers: $(VENV)/.ready-dev
	$(BIN)/lint-imports

unit: $(VENV)/.ready-dev
	$(BIN)/pytest -n auto --doctest-modules src/vnbulletin tests

# The time of every pattern on every hostile text made for it, and of hostile documents (tests do the first and a sample
# of the second).
patterns: $(VENV)/.ready-dev
	$(BIN)/python tests/contract/measure_patterns.py
	$(BIN)/python benchmarks/hostile.py

# The whole suite on each Python from 3.11 to 3.13 that is here, and with the lowest versions of everything.
compat:
	$(PYTHON) scripts/compat.py

# Known vulnerabilities of what is installed (asks pypi.org or api.osv.dev).
audit: $(VENV)/.ready-dev
	$(BIN)/python scripts/audit.py

licences: $(VENV)/.ready-dev
	$(BIN)/python scripts/licences.py

# Train the shipped classifier anew from corpus/; the same bits each time.
model: $(VENV)/.ready
	$(BIN)/python corpus/build_tasks.py
	$(BIN)/vnbulletin train corpus/tasks.csv --bulletins corpus --out src/vnbulletin/classification/shipped

# Figures on the annotated bulletins of the repository, held against their floors.
evaluate: $(VENV)/.ready
	$(BIN)/vnbulletin evaluate corpus --floors corpus/floors.json

floors: $(VENV)/.ready
	$(BIN)/vnbulletin evaluate corpus --floors corpus/floors.json --update

# Every benchmark, the table and the plot of docs/speed.md; a quarter of an hour on a quiet machine.
benchmark: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[benchmark]'
	$(BIN)/python benchmarks/run.py
	$(BIN)/python scripts/write_figures.py --speed

# What BASE and the working tree extract differently from the bulletins of the repository (and TEXTS where it is there).
diff: $(VENV)/.ready
	@$(BIN)/python scripts/diff_results.py $(BASE) --texts $(TEXTS)

# The documentation as a site under out/site; a warning is an error.
docs: $(VENV)/.ready-docs
	$(BIN)/python -m sphinx -q -b html -W --keep-going -d $(OUT)/doctrees docs $(OUT)/site
	$(BIN)/python docs/check_site.py $(OUT)/site

# The public face, written anew; a change shows in the diff.
face: $(VENV)/.ready
	$(BIN)/python scripts/write_face.py

reliability: $(VENV)/.ready
	$(BIN)/python benchmarks/reliability.py --n $(N) --seed $(SEED)

# SECONDS of each fuzzer; the seeds are made from corpus/.
fuzz: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	$(BIN)/python fuzz/make_seeds.py
	$(BIN)/python fuzz/fuzz_analyze.py -max_total_time=$(SECONDS) fuzz/found/analyze fuzz/seeds/analyze
	$(BIN)/python fuzz/fuzz_read.py -max_total_time=$(SECONDS) fuzz/found/read fuzz/seeds/read

# MUTANTS of each part (0: all) against the fast tests; exits with 1 where a part's score falls below what samples give.
mutate: $(VENV)/.ready-dev
	$(BIN)/python scripts/mutate.py --n $(MUTANTS) --seed $(SEED) --floor 0.65

# Build the wheel, look into it, install it into a fresh environment and run the README's example there.
wheel: $(VENV)/.ready-dev
	$(BIN)/python scripts/check_wheel.py --out dist

clean:
	rm -rf $(OUT) dist build

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.ready: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

$(VENV)/.ready-docs: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[docs]'
	touch $@
