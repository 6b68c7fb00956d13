"""One run of the rules over the facts of one profile: all passes at once, stratum by stratum, decision by decision."""

from collections.abc import Callable
from dataclasses import replace

from advisor.engine.chaining import Foretold
from advisor.engine.choosing import decide
from advisor.engine.facts import Facts, Origin
from advisor.engine.findings import Foretell, Inference
from advisor.engine.program import Chain, Program
from advisor.engine.sizing import settle_sizes, size
from advisor.engine.surety import Surety, in_first_pass, in_second_pass
from advisor.engine.tokens import START
from advisor.model.fact import DerivedFact
from advisor.model.knowledge import Choice, Knowledge
from advisor.model.truth import Truth


def infer(
    program: Program,
    facts: Facts,
    priority: tuple[str, ...] = (),
    fixed: dict[str, str] | None = None,
    until: int | None = None,
    foretell: Foretell | None = None,
) -> Inference:
    """Run the rules. `fixed` holds decisions taken from outside, by option id; the rest is taken anew.

    `until` is the last level to settle, for whoever asks about one rule alone. Where another reader foretells what
    fires, durable-rules is not asked.
    """
    whole = program.whole
    chain = whole if until is None else replace(whole, levels=whole.levels[: until + 1])
    run = _run(program, chain, facts.copy(), {}, priority, fixed or {}, True, foretell=foretell)
    return run if until is not None else _with_sizes(run)


def reconsider(run: Inference, fixed: dict[str, str], priority: tuple[str, ...] = (), ranked: bool = True) -> Inference:
    """The same profile with other choices: only what depends on choices runs again.

    Where `ranked` is false, fixed decisions are not ranked; that serves whoever asks for the risks alone.
    """
    program = run.program
    facts = run.facts.settled_before_choices(program.before_choices)
    late = program.after_choices.rules.union(rule.id for rule in program.sized_rules)
    unaffected = {rule: surety for rule, surety in run.session.fired.items() if rule not in late}
    return _with_sizes(
        _run(program, program.after_choices, facts, unaffected, priority, fixed, ranked, run, run.foretell)
    )


def _run(
    program: Program,
    chain: Chain,
    facts: Facts,
    fired: dict[str, Surety],
    priority: tuple[str, ...],
    fixed: dict[str, str],
    ranked: bool,
    earlier: Inference | None = None,
    foretell: Foretell | None = None,
) -> Inference:
    with chain.chainer.lock:
        session = chain.chainer.session(fired) if foretell is None else Foretold(foretell(fixed))
        run = Inference(program, facts, session, earlier=earlier, foretell=foretell)
        try:
            run.session.run([(START, Surety.CERTAIN)])
            _take_as_settled(run, chain)
            for level in chain.levels:
                for decision in level.decisions:
                    decide(run, decision, priority, fixed.get(decision), ranked)
                run.assert_claims(level.before)
                for name in level.derived:
                    _settle_derived(run, program.base.derived[name])
                run.assert_claims(level.after)
        finally:
            run.session.close()
    return run


def _with_sizes(run: Inference) -> Inference:
    """The run with what its choices must carry, and the rules that read it."""
    program = run.program
    if not program.base.assumptions:
        return run
    wanted = None if run.earlier is None else program.figures_read
    run.sized = size(program.base, run.facts, wanted=wanted)
    settle_sizes(run.sized, run.facts)
    if run.foretell is not None:
        sure = ((rule.id, run.surety(rule.when)) for rule in program.sized_rules)
        run.session.fired |= {rule: surety for rule, surety in sure if surety is not None}
    elif program.sized_rules:
        chain = program.after_sizing
        with chain.chainer.lock:
            session = chain.chainer.session()
            try:
                session.run([(START, Surety.CERTAIN), *run.tokens(chain.claims)])
                run.session.fired |= session.fired
            finally:
                session.close()
    return run


def _take_as_settled(run: Inference, chain: Chain) -> None:
    """Assert what holds of facts settled from outside, and let no derivation assert more of them."""
    rising = [pair for level in chain.levels for pair in level.rising if pair[0].fact in run.facts.settled]
    run.assert_claims((((test, True), token) for test, token in rising), [token for _, token in rising])


def _settle_derived(run: Inference, fact: DerivedFact) -> None:
    """What the firings so far say of a derived fact; a fact settled from outside stays as it is."""
    if fact.id in run.facts.settled:
        return
    derivations = [
        (value, surety)
        for rule, value in run.program.derivations[fact.id]
        if (surety := run.session.fired.get(rule)) is not None
    ]
    run.facts.certain.knowledge[fact.id] = _derived(fact, derivations, in_first_pass)
    run.facts.likely.knowledge[fact.id] = _derived(fact, derivations, in_second_pass)
    sources = (rule for rule, _ in run.program.derivations[fact.id])
    likely = tuple(rule for rule in sources if run.certainty(rule) in ("certain", "likely"))
    run.facts.origins[fact.id] = Origin("derived", likely)


def _derived(
    fact: DerivedFact, derivations: list[tuple[str | bool, Surety]], in_pass: Callable[[Surety], Truth]
) -> Knowledge:
    """The highest value that surely holds, and every higher one that may."""
    place = {value: index for index, value in enumerate(fact.scale)}
    surely = max([place[fact.floor], *(place[value] for value, surety in derivations if in_pass(surety) is Truth.TRUE)])
    higher = {
        place[value] for value, surety in derivations if in_pass(surety) is not Truth.FALSE and place[value] > surely
    }
    return Knowledge(Choice(frozenset(fact.scale[index] for index in {surely, *higher})))
