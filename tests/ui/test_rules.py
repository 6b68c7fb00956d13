import pytest
from streamlit.testing.v1 import AppTest

from advisor_ui import own_pack, services
from advisor_ui.rules import drafts, rule_editing

RULE = "known-language"
SKILLS = {"team_skills": ["php", "laravel"], "team_size": 5, "workload": ["crud_web"]}


def shown(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.header, *app.markdown, *app.error))


def edit(app: AppTest, text: str) -> AppTest:
    """The page after the editor has handed in a text."""
    draft = rule_editing.with_text(rule_editing.draft_of(services.base(), RULE, packs=services.packs()), text)
    app.session_state[drafts._DRAFTS] = {RULE: draft}
    app.session_state[f"rule-tabs-{RULE}"] = "Edit"
    app.run()
    assert not app.exception
    return app


def source() -> str:
    return rule_editing.draft_of(services.base(), RULE, packs=services.packs()).text


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
    app = opened("rules", rule="connection-load.thousands", a=saved({"concurrent_connections": 10}))
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
    assert "Nothing is changed" in shown(app)


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


def save(app: AppTest, why: str, who: str = "Ada") -> AppTest:
    """The page after saving the open draft."""
    app.text_input(key="rule-saving-who").input(who)
    app.text_input(key=f"rule-saving-why-{RULE}").input(why)
    app.button(key=f"rule-save-{RULE}").click().run()
    assert not app.exception
    return app


@pytest.mark.slow
def test_a_saved_rule_counts_from_then_on_and_reports_name_it(opened, example) -> None:
    app = edit(opened("rules", rule=RULE, a=example()), source().replace("strength: 3", "strength: 1"))
    save(app, "Languages are learnt quickly here")
    assert any("Saved" in one.value for one in app.success)
    assert "Nothing is changed" in shown(app)
    assert services.base().rules[RULE].then[0].strength == 1
    [override] = services.base().overrides
    assert (override.action, override.id, override.reason) == ("replace", RULE, "Languages are learnt quickly here")
    [history] = [one.value for one in app.table if "Revision" in one.value.columns]
    assert history["Why"].tolist() == ["Languages are learnt quickly here"]
    recommendation = opened("recommendation", a=app.query_params["a"])
    assert any("replaces the rule known-language" in one.value.replace("\\", "") for one in recommendation.info)


@pytest.mark.slow
def test_a_former_revision_is_restored_and_the_shipped_rule_comes_back(opened) -> None:
    app = edit(opened("rules", rule=RULE), source().replace("strength: 3", "strength: 1"))
    save(app, "Languages are learnt quickly here")
    save(edit(app, source().replace("strength: 1", "strength: 2")), "Not that quickly")
    app.selectbox(key=f"rule-revision-{RULE}").set_value(1).run()
    app.button(key=f"rule-restore-{RULE}").click().run()
    assert services.base().rules[RULE].then[0].strength == 1
    [history] = [one.value for one in app.table if "Revision" in one.value.columns]
    assert history["Why"].tolist()[0].startswith("Back to revision 1")
    app.button(key=f"rule-take-out-{RULE}").click().run()
    assert services.base().rules[RULE].then[0].strength == 3
    assert services.base().overrides == ()


@pytest.mark.slow
def test_what_was_typed_since_the_page_was_drawn_is_saved_too(opened) -> None:
    shipped = source()
    app = edit(opened("rules", rule=RULE), shipped.replace("strength: 3", "strength: 2"))
    typed = rule_editing.with_text(
        app.session_state[drafts._DRAFTS][RULE], shipped.replace("strength: 3", "strength: 1")
    )
    app.session_state[drafts._DRAFTS] = {RULE: typed}
    save(app, "Languages are learnt quickly here")
    assert services.base().rules[RULE].then[0].strength == 1


@pytest.mark.slow
def test_saving_wants_a_name_and_a_reason_and_changes_nothing_without(opened) -> None:
    app = edit(opened("rules", rule=RULE), source().replace("strength: 3", "strength: 1"))
    save(app, "", "")
    assert any("It was not saved" in one.value for one in app.error)
    assert not own_pack.exists()


@pytest.mark.slow
def test_what_a_change_does_to_the_assessments_saved_last_is_counted(opened, example) -> None:
    example("ticket-shop")
    app = edit(opened("rules", rule=RULE, a=example("media-portal")), source().replace("strength: 3", "strength: 1"))
    assert "of 2** come out otherwise" in shown(app)
