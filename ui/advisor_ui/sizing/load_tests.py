"""The load tests of a browser session: the files that were uploaded, what was told of them, and what they show."""

from advisor_ui import state
from advisor_ui.sizing import sizing_services
from advisor_ui.sizing.sizing_services import Measured

FILES = "load-test-files"
CORES = "load-test-cores"
BUSY = "load-test-busy"


def load_key(place: int) -> str:
    """The key of the field that tells the load of a file."""
    return f"load-test-load-{place}"


def take() -> None:
    """Keep what was uploaded, for when other parts of the page are shown (a callback)."""
    state.keep_uploads((file.name, file.getvalue()) for file in state.field(FILES) or ())


def forget() -> None:
    """Drop the load tests (a callback)."""
    state.keep_uploads(())


def measured() -> Measured | None:
    """What the uploaded load tests show; None where there are none."""
    files = state.uploads()
    if not files:
        return None
    runs = [(name, content, state.field(load_key(place))) for place, (name, content) in enumerate(files)]
    cores, busy = state.field(CORES), state.field(BUSY)
    return sizing_services.measure(runs, cores, busy / 100 if busy and cores else None)
