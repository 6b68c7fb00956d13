"""Which load generator wrote a file, told by what it holds, never by its name."""

import re
from enum import StrEnum

from advisor.loading.load_tests.faults import Faults
from advisor.loading.load_tests.locust import HISTORY_COLUMNS
from advisor.loading.load_tests.tables import header_of
from advisor.loading.load_tests.wrk import BEGIN


class Format(StrEnum):
    """The formats that are read."""

    K6_SUMMARY = "k6 summary"
    K6_STREAM = "k6 stream"
    LOCUST_HISTORY = "Locust history"
    LOCUST_TOTALS = "Locust totals"
    JMETER = "JMeter"
    WRK = "wrk"
    HEY = "hey"


READ_ARE = (
    "read are: k6 (`--out json=FILE` or `--summary-export=FILE`), Locust (`--csv`: _stats_history.csv, _stats.csv), "
    "JMeter (JTL as CSV), wrk, wrk2 and hey (what they print)"
)

_OTHERS: tuple[tuple[str, str, str], ...] = (
    (r"<\?xml|<testResults", "JMeter results as XML", "run JMeter with `-Jjmeter.save.saveservice.output_format=csv`"),
    (r"metric_name,timestamp,metric_value", "k6 samples as CSV", "run k6 with `--out json=FILE`"),
    (r"(?s).*http_reqs\.{3,}:", "what k6 prints", "run k6 with `--summary-export=FILE` or `--out json=FILE`"),
    (r"response-time,DNS\+dialup,DNS,", "hey's CSV", "run hey without `-o csv`, and give what it prints"),
    (r"Method,Name,Error,Occurrences", "Locust's failures", "name the file that ends in `_stats_history.csv`"),
    (r"Count,Message,Traceback,Nodes", "Locust's exceptions", "name the file that ends in `_stats_history.csv`"),
    (r"Label,# Samples,", "a summary table of JMeter", "name the file of `-l`, which holds a row a sample"),
    (
        r"\d{13}[,;\t]\d+[,;\t]",
        "JMeter's CSV without its header",
        "add `-Jjmeter.save.saveservice.print_field_names=true`",
    ),
    (r"(?s).*This is ApacheBench", "ApacheBench output", ""),
    (r"(?s).*Requests\s+\[total, rate", "Vegeta output", ""),
    (r"(?s).*Bombarding ", "Bombardier output", ""),
    (r"(?s).*Transaction rate:\s", "Siege output", ""),
    (r"(?s).*Success rate:.*Requests/sec:", "oha output", ""),
    (r"(?s)\{.*\"latencyPercentiles\"", "oha output", ""),
    (r"(?s)\{.*\"requests\".*\"throughput\".*\"latency\"", "Autocannon output", ""),
    (r"(?s)\{.*\"aggregate\".*\"counters\"", "an Artillery report", ""),
    (r"RUN\t|ASSERTION\t|REQUEST\t", "a Gatling simulation log", ""),
    (r"(?s)\s*<(!DOCTYPE )?html", "a web page", ""),
    (r"(?s).*(export default function|import http from|from locust import)", "a script, not its results", ""),
)


def recognise(head: str, faults: Faults) -> Format:
    """The format that the first characters of a file tell.

    Raises:
        InputError: when it is none that is read; names what it looks like.
    """
    text = head.lstrip("\ufeff \t\r\n")
    first = text.partition("\n")[0].rstrip("\r")
    if text.startswith("{") and (found := _json_format(text, first)):
        return found
    names = set(header_of(first)) if first.isprintable() or "\t" in first else set()
    if len(names & set(HISTORY_COLUMNS)) >= 3:
        return Format.LOCUST_HISTORY
    if {"Type", "Name", "Request Count"} <= names or {"Name", "Request Count", "Failure Count"} <= names:
        return Format.LOCUST_TOTALS
    if "timeStamp" in names and names & {"elapsed", "success", "allThreads"}:
        return Format.JMETER
    if any(BEGIN.match(line) for line in text.splitlines()):
        return Format.WRK
    if (
        re.search(r"(?m)^Summary:\s*$", text)
        and re.search(r"(?m)^\s*(Slowest|Fastest):\s", text)
        and "Success rate" not in text
    ):
        return Format.HEY
    for pattern, name, hint in _OTHERS:
        if re.match(pattern, text):
            faults.stop(f"this looks like {name}, which is not read", hint or READ_ARE)
    faults.stop("this looks like the output of no load generator that is read", READ_ARE)


def _json_format(text: str, first: str) -> Format | None:
    if re.search(r'"type"\s*:\s*"(Metric|Point)"', first) and re.search(r'"metric"\s*:', first):
        return Format.K6_STREAM
    if '"root_group"' in text or '"k6_version"' in text:
        return Format.K6_SUMMARY
    if re.search(r'"metrics"\s*:\s*[\[{]', text) and re.search(r'"(http_req|vus|iteration|data_)', text):
        return Format.K6_SUMMARY
    return None
