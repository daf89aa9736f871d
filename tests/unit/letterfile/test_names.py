"""Is the applicant named? Names of the whole world, as letters and extraction spell them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.letterfile.names import names_person


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ama Boateng", "I worked with Ama Boateng for a year."),
        ("Ama Boateng", "RE: BOATENG, AMA"),
        ("Dr. Ama Boateng, MD", "Ms. Ama Boateng was my student."),
        ("Ama Serwaa Boateng", "Dr. Ama Boateng"),
        ("Ama Boateng", "Dr. A. Boateng"),
        ("Ama Boateng", "Dr. A. S. Boateng"),
        ("Ama Boateng", "Boateng, A."),
        ("Nguyễn Thị Minh Anh", "Dr. Nguyen Thi Minh Anh"),
        ("Nguyen Thi Minh Anh", "Dr. Nguyễn Thị Minh Anh"),
        ("Đặng Văn Lâm", "Dang Van Lam"),
        ("Łukasz Żółć", "Lukasz Zolc"),
        ("Jörg Müller", "Joerg Mueller"),
        ("Joerg Mueller", "Jörg Müller"),
        ("Søren Kierkegård", "Soren Kierkegard"),
        ("Søren Kierkegård", "Soeren Kierkegaard"),
        ("María del Carmen García López", "María García"),
        ("Siobhan O'Brien", "Siobhan O’Brien"),
        ("Salma Al-Rashid", "Salma AlRashid"),
        ("Anne-Marie Dubois", "Anne Marie Dubois"),
        ("Suharto", "Dr. Suharto has worked"),
        ("佐藤 花子", "佐藤花子さんを推薦します"),
        ("王伟", "我推荐王伟医生"),
        ("أحمد علي", "الدكتور أحمد علي"),
        ("राम कुमार", "डॉ. राम कुमार"),
        ("Ahmed Ali", "Ahmed Ali"),
        ("Ama Boateng", "Ama Boa-\nteng is excellent"),
        ("Efi Filippou", "Eﬁ Filippou"),
        ("Ama Boateng", "Dr. Boateng was my student. On rounds Boateng led."),
        ("Ama Boateng", "I supervised Mr.\nBoateng closely."),
        ("Nguyễn Thị Minh Anh", "Dr. Anh joined us."),
        ("Ahmed Elsayed", "Dr. Ahmed Al-Sayed"),
        ("Ama Boateng", "RE: A m a B o a t e n g"),
    ],
)
def test_a_person_is_known_by_their_name(name, text):
    assert names_person(text, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ama Boateng", "I worked with Efua Boateng."),
        ("Ama Boateng", "Boateng"),
        ("Ama Boateng", "Amazing work in Boatengville"),
        ("Ama Boateng", "Dr. K. Boateng"),
        ("Suharto", "Dr. Suhartono"),
        ("Ama Boateng", "Dr. Efua Boateng joined us. Dr. Boateng led."),
        ("Ama Boateng", "Dr. Li Wei was my student. Kwame Boateng, MD"),
        ("Ama Boateng", "Dr. Boateng Efua joined us."),
        ("Ama Boateng", "Boateng House is our ward. Dr. Li led."),
        ("Ama Boateng", "X y z w v u o b o a t e n g"),
        ("佐藤 花子", "佐藤太郎さん"),
        ("Maria del Carmen", "the del Prado hospital and Maria"),
        ("Ama Boateng", ""),
    ],
)
def test_a_person_is_not_taken_for_another(name, text):
    assert not names_person(text, name)


@given(st.lists(st.text("abcdéñüø李", min_size=3, max_size=8), min_size=1, max_size=4))
def test_a_full_name_is_found_in_any_form_of_unicode(parts):
    name = " ".join(parts)

    assert names_person(f"To whom it may concern: {unicodedata.normalize('NFD', name)} is my student.", name)
    assert names_person(name.upper(), unicodedata.normalize("NFD", name))
