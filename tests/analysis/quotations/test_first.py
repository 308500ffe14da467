"""The plainest cases."""


def test_a_person_sees_who_said_a_direct_quotation(find):
    text = '"The bridge is closed," said Marta Olsen, the harbour master.'
    (quotation,) = find(text)
    assert quotation.kind == "direct"
    assert quotation.quoted[0].of(text) == "The bridge is closed,"
    assert quotation.speaker == "Marta Olsen"
