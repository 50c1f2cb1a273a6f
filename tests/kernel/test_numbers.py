"""Numbers as they are typed: a slip of the hand or a cell gone wrong is told, and is never an error of the program."""

import pytest

from jiedao_desk.kernel import fields
from jiedao_desk.kernel.errors import Unreadable

WHOLE = fields.Whole(label="人数")
DECIMAL = fields.Decimal(label="分值", places=1)
MONEY = fields.Money(label="金额")


@pytest.mark.parametrize("field", [WHOLE, DECIMAL, MONEY], ids=lambda field: field.label)
@pytest.mark.parametrize(
    "text", ["9" * 400, "-" + "9" * 30, "1e308", "-1e308", "NaN", "sNaN", "Infinity", "1万"]
)
def test_what_is_no_number_of_an_office_is_told(field, text):
    with pytest.raises(Unreadable) as told:
        field.read(text)
    assert str(told.value).startswith(field.label)
    assert len(str(told.value)) < 100


def test_honest_numbers_are_read():
    assert WHOLE.read("１，２００人") == 1200
    assert str(DECIMAL.read("2.50")) == "2.5"
    assert MONEY.read("￥999,999,999.99") == 99_999_999_999
    assert MONEY.read("2000万元") == 2_000_000_000
