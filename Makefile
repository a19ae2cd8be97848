# Needs Python 3.11+, make and the usual package registries; everything else is installed here.
PYTHON ?= python3
UV := .venv/bin/uv
RUN := .venv/bin
FILES ?=
PAGE := src/dateline/web/static/index.html
# for train: news items, judged items, messages and articles, the four files that scripts/train_events.py reads
ITEMS ?=

.PHONY: demo test web lint type layers unit debian screenshots gate docs train bench clean

demo: .venv/ready
	@$(RUN)/dateline read samples $(FILES)

# The tests and the gate take one core each.
test: lint type layers
	@$(MAKE) -j2 --output-sync=target --no-print-directory unit gate

lint: .venv/ready
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .

type: .venv/ready
	$(RUN)/mypy

layers: .venv/ready
	$(RUN)/lint-imports

# The web page; built anew only when something under frontend/ changed.
web: $(PAGE)

$(PAGE): .venv/ready scripts/build_web.py $(shell find frontend -type f -not -path '*/node_modules/*')
	$(RUN)/python scripts/build_web.py --check
	@touch $@

unit: .venv/ready debian web
	$(RUN)/pytest

# The tests want a real PostgreSQL with PostGIS and a real browser; what is missing comes from Debian where we may.
# One recipe for both: two apt-get at a time would lock each other out.
debian:
	@found() { ls $$1 >/dev/null 2>&1; }; wanted=; \
	{ command -v initdb >/dev/null || found '/usr/lib/postgresql/*/bin/initdb'; } && found '/usr/share/postgresql/*/extension/postgis.control' \
		|| wanted='postgresql postgresql-postgis'; \
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null || wanted="$$wanted chromium"; \
	test -z "$$wanted" || ! command -v apt-get >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends $$wanted; }

# Pictures of the pages for the documents; the tests of the pages take those anew that differ.
screenshots: .venv/ready debian web
	$(RUN)/python scripts/take_screenshots.py

# STORE: a large store to time lists of; made (a million invented incidents, 4 GB) if it is not there yet.
STORE ?= build/million.db

bench: .venv/ready debian
	@mkdir -p build
	$(RUN)/python scripts/bench_store.py $(STORE)
	$(RUN)/python scripts/bench_reliability.py 50 60

gate: .venv/ready
	$(RUN)/dateline eval --gate

docs: .venv/ready
	$(RUN)/python scripts/write_docs.py

train: .venv/ready
	$(RUN)/python scripts/train_sides.py
	$(RUN)/python scripts/train_events.py $(ITEMS)

.venv/ready: pyproject.toml uv.lock
	@test -x $(UV) || { $(PYTHON) -m venv .venv && .venv/bin/pip install --quiet uv==0.13.9; }
	@UV_PROJECT_ENVIRONMENT=.venv $(UV) sync --frozen --inexact --quiet --compile-bytecode
	@$(RUN)/python -m compileall -q src
	@$(RUN)/dateline doctor --prepare
	@touch $@

clean:
	rm -rf .venv build dist
