"""A load of nothing, or one that may be nothing, sizes without a fault and without numbers that JSON cannot hold."""

import json
import warnings

import pytest

from advisor import advise, load_profile
from advisor.engine.program import Program

NOTHING = {"events_per_sec": 0, "data_volume_gb": 0, "concurrent_connections": 0, "availability_target": 100}


@pytest.mark.parametrize("peak", [0, {"between": [0, 10], "best": 1}, {"between": [0, 10], "best": 0}])
def test_an_idle_system_is_sized(shipped: Program, peak: object) -> None:
    answers = {"peak_rps": peak, "avg_rps": 0, "read_share": 0.5, "workload": ["crud_web"], **NOTHING}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assessment = advise(load_profile({"profile": "idle", "answers": answers}, shipped), shipped, quick=True)
    assert assessment.sizing is not None
    assert assessment.sizing.figure("instances") is not None
    json.loads(assessment.to_json(), parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))
