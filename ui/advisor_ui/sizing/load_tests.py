"""The load tests of a browser session: the files that were uploaded, what was told of them, and what they show."""

from advisor_ui import state
from advisor_ui.sizing import sizing_services
from advisor_ui.sizing.sizing_services import Measured

CORES = "load-test-cores"
BUSY = "load-test-busy"


def files_key() -> str:
    """The key of the field for files."""
    return f"load-test-files-{state.uploads_turn()}"


def load_key(place: int) -> str:
    """The key of the field that tells the load of a file."""
    return f"load-test-load-{place}"


def take() -> None:
    """Keep what was uploaded, for when other parts of the page are shown (a callback)."""
    state.keep_uploads((file.name, file.getvalue()) for file in state.field(files_key()) or ())


def forget() -> None:
    """Drop the load tests, and what was told of them (a callback)."""
    for place in range(len(state.uploads())):
        state.set_field(load_key(place), None)
    state.keep_uploads(())


def measured() -> Measured | None:
    """What the uploaded load tests show; None where there are none."""
    files = state.uploads()
    if not files:
        return None
    runs = [(name, content, state.field(load_key(place))) for place, (name, content) in enumerate(files)]
    cores, busy = state.field(CORES), state.field(BUSY)
    return sizing_services.measure(runs, cores, busy / 100 if busy and cores else None)
