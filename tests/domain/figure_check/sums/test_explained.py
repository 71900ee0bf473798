"""An amount that adds up in one way is not called wrong because it does not in another."""

from tests.domain.figure_check.told import claims, found


def test_what_is_told_of_the_base_is_no_step_of_a_raise() -> None:
    text = "Rammen på 9,0 mio. kr., hvoraf der i 2016 er brugt 7,2 mio. kr., forhøjes med 1,5 mio. kr. til {} mio. kr."
    assert all(verdict == "green" for verdict, _ in claims(text.format("10,5")))
    assert [told for told in found(text.format("11,5")) if told[0] == "red"] == [
        ("red", "11,5 mio. kr.", "9,0 mio. kr.", "1,5 mio. kr.")
    ]


def test_a_whole_of_two_results_is_not_held_against_their_yearly_amounts() -> None:
    text = (
        "Køkkenet koster 1,25 mio. kr. årligt i 2015-2018, i alt 5,0 mio. kr. Værkstedet koster 2,1 mio. kr. om året i "
        "de samme fire år, altså 8,4 mio. kr. Tilsammen søges {} mio. kr."
    )
    assert "red" not in {verdict for verdict, _ in claims(text.format("13,4"))}
    assert ("red", "14,4 mio. kr.") in claims(text.format("14,4"))


def test_a_whole_divided_twice_may_be_right_once_and_wrong_once() -> None:
    text = (
        "Rammen er 50 mio. kr. Staten giver 20 mio. kr. og kommunen 30 mio. kr.\n\n"
        "Af rammen er 24 mio. kr. afsat til veje, 17 mio. kr. til skoler og {} mio. kr. til parker."
    )
    assert "red" not in {verdict for verdict, _ in claims(text.format("9"))}
    assert ("red", "50 mio. kr.") in claims(text.format("12"))
