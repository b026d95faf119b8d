# The README's two commands: `make run` and `make test`. Both set everything up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What is installed beyond the program itself; .ci/run adds what only its tests need.
EXTRAS ?= dev
# What is tested: `editable`, this folder, or `wheel`, what would be published.
INSTALL ?= editable
READY := $(VENV)/.ready
PUBLISHED := build/published

# Two processes a core: tests of a live session, or of real sound, wait most of their time.
PYTEST := pytest -n $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) * 2))) --dist worksteal

# Containers often forbid kept bytecode; then each of the many programs that tests start, and each
# process of pytest, would compile all that it imports.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-editable test-wheel dist docs check bench fuzz format sounds picture diagram manual clean

run: $(READY)
	$(BIN)/aquatimer start springboard

test: test-$(INSTALL)

test-editable: $(READY)
	$(BIN)/$(PYTEST)

# The wheel in an environment of its own, and the tests of the source archive without its program
# beside them: nothing of this folder is in reach.
test-wheel: dist
	rm -rf $(PUBLISHED) && mkdir -p $(PUBLISHED)
	tar -xzf dist/*.tar.gz -C $(PUBLISHED) --strip-components=1
	rm -r $(PUBLISHED)/aquatimer
	$(PYTHON) -m venv $(PUBLISHED)/.venv
	wheel=$$(echo dist/*.whl) && $(PUBLISHED)/.venv/bin/python -m pip install --quiet "$$wheel[$(EXTRAS:dev%=test%)]"
	cd $(PUBLISHED) && TESTED=wheel .venv/bin/$(PYTEST)

# The source archive, and the wheel made from that archive, as they would be published.
dist: $(READY)
	rm -rf dist
	$(BIN)/python -m build --quiet
	$(BIN)/twine check --strict dist/*

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The documentation as a site, in build/site.
docs: $(READY)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

bench: $(READY)
	@for script in benchmarks/bench_*.py; do $(BIN)/python $$script || exit 1; done

# Broken bytes for the reader of workouts: 200,000 inputs take a few minutes.
fuzz: $(READY)
	$(BIN)/python -m tests.lang.fuzzing 200000 1

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The tones in sounds/, made again from what aquatimer/audio/tones.py says of them.
sounds: $(READY)
	$(BIN)/python sounds/make_sounds.py

# The pictures in docs/, drawn by the program itself.
picture: $(READY)
	$(BIN)/python -m docs.make_pictures

# The states of a session, from the table that it runs by, and the picture of the flow.
diagram: $(READY)
	$(BIN)/python docs/make_diagram.py

# The manual page, written from the arguments of the command line.
manual: $(READY)
	$(BIN)/python docs/make_manual.py

# A virtual environment with the program and its tests' tools; made again when pyproject.toml changes.
$(READY): pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && \
		uv pip install --quiet --python $(BIN)/python -e '.[$(EXTRAS)]'; \
	else \
		$(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet -e '.[$(EXTRAS)]'; \
	fi
	@touch $@

clean:
	rm -rf $(VENV) build dist
