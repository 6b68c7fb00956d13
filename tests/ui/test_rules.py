from streamlit.testing.v1 import AppTest

from advisor_ui import services
from advisor_ui.rules import drafts, rule_editing

RULE = "known-language"
SKILLS = {"team_skills": ["php", "laravel"], "team_size": 5, "workload": ["crud_web"]}


def shown(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.header, *app.markdown, *app.error))


def edit(app: AppTest, text: str) -> AppTest:
    """The page after the editor has handed in a text."""
    draft = rule_editing.with_text(rule_editing.draft_of(services.base(), RULE), text)
    app.session_state[drafts._DRAFTS] = {RULE: draft}
    app.session_state[f"rule-tabs-{RULE}"] = "Edit"
    app.run()
    assert not app.exception
    return app


def source() -> str:
    return rule_editing.draft_of(services.base(), RULE).text


def test_search_finds_rules_and_a_choice_opens_one(opened) -> None:
    app = opened("rules")
    app.text_input(key="rules-search").input(RULE).run()
    found = next(radio for radio in app.radio if radio.label == "Rules found")
    assert services.base().rules[RULE].title in found.options
    found.set_value(RULE).run()
    assert not app.exception
    assert services.base().rules[RULE].title in [header.value for header in app.header]


def test_a_topic_narrows_the_list(opened) -> None:
    app = opened("rules")
    app.selectbox(key="rules-topic").select("continuity").run()
    count = sum(rule.topic == "continuity" for rule in services.base().rules.values())
    assert f"**{count} rules**" in shown(app)


def test_an_address_opens_a_rule(opened) -> None:
    app = opened("rules", rule=RULE)
    text = shown(app)
    assert services.base().rules[RULE].title in text
    for heading in ("When all of this holds", "Then it", "Because", "Where it does not hold", "Evidence", "Cases"):
        assert f"### {heading}" in text
    assert "No assessment is open" in text


def test_an_unknown_rule_in_the_address_opens_nothing(opened) -> None:
    app = opened("rules", rule="no-such-rule")
    assert "No rule is open" in shown(app)


def test_a_rule_says_that_it_fired_and_what_it_read(opened, saved) -> None:
    app = opened("rules", rule=RULE, a=saved(SKILLS))
    assert "It fired, for certain" in shown(app)
    assert "PHP" in app.table[0].value.to_string()


def test_a_rule_says_what_kept_it_silent(opened, saved) -> None:
    app = opened("rules", rule="derive-connection-load-thousands", a=saved({"concurrent_connections": 10}))
    assert "It stayed silent" in shown(app)
    assert "at least 1,000 is false" in shown(app).replace("\\", "")


def test_a_sound_change_shows_cases_and_effect(opened, saved) -> None:
    app = opened("rules", rule=RULE, a=saved(SKILLS))
    text = shown(edit(app, source().replace("strength: 3", "strength: 1")))
    assert "No fault." in text
    assert "of 2 pass" in text
    assert "Backend framework" in text


def test_a_change_without_effect_is_said_plainly(opened, saved) -> None:
    app = opened("rules", rule=RULE, a=saved(SKILLS))
    assert "**No change.**" in shown(edit(app, source() + "# a note\n"))


def test_a_faulty_change_shows_line_and_column_and_no_effect(opened, saved) -> None:
    app = opened("rules", rule=RULE, a=saved(SKILLS))
    text = shown(edit(app, source().replace("because:", "becouse:")))
    assert "column 1" in text
    assert "becouse" in text
    assert "What it changes" not in text


def test_reset_brings_back_the_shipped_rule(opened) -> None:
    app = edit(opened("rules", rule=RULE), source() + "# a note\n")
    app.button(key=f"reset-{RULE}").click().run()
    assert "This is the shipped rule" in shown(app)


def test_a_new_rule_starts_from_a_sound_template(opened) -> None:
    app = opened("rules")
    app.selectbox(key="rules-topic").select("caching").run()
    app.button(key="rules-new").click().run()
    assert not app.exception
    assert "knowledge/caching/my-new-rule.yaml" in shown(app)
    assert "No fault." in shown(app)


def test_the_shipped_base_stays_as_it_is(opened, saved) -> None:
    before = services.base().sha256
    edit(opened("rules", rule=RULE, a=saved(SKILLS)), source().replace("strength: 3", "strength: 1"))
    assert services.base().sha256 == before
    assert services.base().rules[RULE].then[0].strength == 3
    assert "strength: 3" in source()
