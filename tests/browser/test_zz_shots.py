import re,sys
sys.path.insert(0,"/work/main/tests/browser")
from test_sizing import open_example, turn_to, LOAD_TESTS
import pytest
pytestmark=pytest.mark.browser
def test_shots(visit):
    visit.page.set_viewport_size({"width":1400,"height":1000})
    page=open_example(visit)
    def shot(n):
        visit.settle(); page.wait_for_timeout(800)
        h=page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width":1400,"height":min(int(h)+100,4200)}); page.wait_for_timeout(900)
        page.screenshot(path=f"/tmp/shot_{n}.png"); page.set_viewport_size({"width":1400,"height":1000})
    shot("figures")
    turn_to(visit,"Curves"); shot("curves")
    turn_to(visit,"As the load grows"); shot("growth")
    turn_to(visit,"Load test")
    page.locator("input[type=file]").set_input_files(str(LOAD_TESTS / "wrk_sweep.txt"))
    c=page.get_by_label("Cores that served it"); c.fill("4"); c.press("Enter"); visit.settle(); shot("load")
    turn_to(visit,"What was assumed"); shot("assumed")
