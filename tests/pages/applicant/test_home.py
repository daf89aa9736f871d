"""Home: what do I do next, and am I on track?"""


def test_home_opens(cast, browse):
    cast.choice()
    cast.letter("sent")
    response = browse(cast.account(cast.minh)).get("/applicant/")
    assert response.status_code == 200, response.text
