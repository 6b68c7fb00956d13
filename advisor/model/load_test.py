"""What a load test has shown, as part of a result."""

from advisor.model.base import Item


class FittedCoefficient(Item):
    """A coefficient of the scalability law with its 95 % interval, where the points determine one."""

    value: float
    low: float | None = None
    high: float | None = None


class MeasuredPoint(Item):
    """One measured load: requests/s at `concurrency`, what the law says there, and whether it was used."""

    concurrency: float
    throughput: float
    fitted: float
    used: bool
    place: str


class LoadTestResult(Item):
    """The Universal Scalability Law fitted to load tests, X(N) = γN ÷ (1 + α(N − 1) + βN(N − 1)) (Gunther 2007).

    `alpha` is contention, `beta` coherency, `gamma` the throughput of one; `peak_concurrency` and `peak_throughput` are
    None where throughput never falls, `limit` where nothing is shared; beyond `stop_adding_at` more brings little.
    `demand` is the processor time of a request in core·ms (low, best, high), None where nobody told how many cores
    served the test. `notes` say what was done, and what to distrust.
    """

    files: tuple[str, ...]
    tools: tuple[str, ...]
    alpha: FittedCoefficient
    beta: FittedCoefficient
    gamma: FittedCoefficient
    residual_error: float
    r_squared: float
    points: tuple[MeasuredPoint, ...]
    peak_concurrency: float | None
    peak_throughput: float | None
    limit: float | None
    stop_adding_at: float | None
    cores: float | None
    demand: tuple[float, float, float] | None
    notes: tuple[str, ...]

    def throughput(self, concurrency: float) -> float:
        """What the law says at a load, in requests/s."""
        alpha, beta, gamma = self.alpha.value, self.beta.value, self.gamma.value
        return gamma * concurrency / (1 + alpha * (concurrency - 1) + beta * concurrency * (concurrency - 1))
