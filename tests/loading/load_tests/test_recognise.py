"""Which tool wrote a file is told by its content; another tool's file is named for what it looks like."""

from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.loading.load_tests.faults import Faults
from advisor.loading.load_tests.read import read_load_tests
from advisor.loading.load_tests.recognise import Format, recognise
from tests.loading.load_tests.runs import FOLDER

OURS = {
    "k6_summary_export.json": Format.K6_SUMMARY,
    "k6_handle_summary.json": Format.K6_SUMMARY,
    "k6_machine_readable.json": Format.K6_SUMMARY,
    "k6_stream.json": Format.K6_STREAM,
    "locust_stats_history.csv": Format.LOCUST_HISTORY,
    "noisy_ramp_stats_history.csv": Format.LOCUST_HISTORY,
    "locust_full_history_stats_history.csv": Format.LOCUST_HISTORY,
    "locust_stats.csv": Format.LOCUST_TOTALS,
    "jmeter.jtl": Format.JMETER,
    "jmeter_transactions.jtl": Format.JMETER,
    "wrk.txt": Format.WRK,
    "wrk_sweep.txt": Format.WRK,
    "wrk_failing.txt": Format.WRK,
    "wrk2.txt": Format.WRK,
    "hey.txt": Format.HEY,
    "hey_doubled_percent.txt": Format.HEY,
}

OTHERS = {
    '<?xml version="1.0"?>\n<testResults version="1.2">': "JMeter results as XML",
    "metric_name,timestamp,metric_value,check,error\nhttp_reqs,1772442000,1,,\n": "k6 samples as CSV",
    "     http_reqs......................: 180 4.36938/s\n": "what k6 prints",
    "response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read\n0.1,0,0,0,0,0\n": "hey's CSV",
    "Method,Name,Error,Occurrences\n": "Locust's failures",
    "Count,Message,Traceback,Nodes\n": "Locust's exceptions",
    "Label,# Samples,Average,Median\n": "a summary table of JMeter",
    "1772442000000,187,Get,200,OK,Users 1-1,text,true\n": "JMeter's CSV without its header",
    "This is ApacheBench, Version 2.3 <$Revision: 1913912 $>\n": "ApacheBench output",
    "Requests      [total, rate, throughput]  500, 100.20, 100.10\n": "Vegeta output",
    "Bombarding http://localhost:8080 for 10s using 125 connection(s)\n": "Bombardier output",
    "Summary:\n  Success rate:\t100.00%\n  Slowest:\t0.1 secs\n  Requests/sec:\t100.0\n": "oha output",
    '{"summary": {}, "latencyPercentiles": {"p50": 0.1}}': "oha output",
    '{"aggregate": {"counters": {"http.requests": 5}}}': "an Artillery report",
    "RUN\tSimulation\tshop\t1772442000000\t\t3.9.5\n": "a Gatling simulation log",
    "<!DOCTYPE html>\n<html>\n": "a web page",
    "import http from 'k6/http';\nexport default function () {}\n": "a script, not its results",
    "the test went well\n": "the output of no load generator that is read",
    '{"profile": "shop"}': "the output of no load generator that is read",
    "a,b,c\n1,2,3\n": "the output of no load generator that is read",
}


def test_every_fixture_is_listed() -> None:
    assert {path.name for path in FOLDER.iterdir()} == OURS.keys() | {"jmeter_xml.jtl"}


@pytest.mark.parametrize("name", OURS)
def test_our_formats_are_recognised_whatever_the_file_is_called(name: str, tmp_path: Path) -> None:
    head = (FOLDER / name).read_text(encoding="utf-8")[:65_536]
    assert recognise(head, Faults(name)) is OURS[name]
    assert recognise("\ufeff" + head.replace("\n", "\r\n"), Faults(name)) is OURS[name]


@pytest.mark.parametrize("text", OTHERS)
def test_another_tool_is_named_with_what_to_do(text: str, tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_load_tests([str(path)])
    (problem,) = caught.value.problems
    assert OTHERS[text] in problem.message
    assert problem.file == str(path) and len(problem.hint) > 20
