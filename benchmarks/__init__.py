"""What `make bench` measures: each module ``bench_*.py`` has ``run() -> Iterable[Result]``."""
