"""What a formula accepts: a value outside its range is refused in words, every fault at once."""

from advisor.errors import AdvisorError

INFINITE = float("inf")


class OutOfRangeError(AdvisorError):
    """A formula was given values that it has no answer for; carries every fault, not only the first."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


def accept(*checks: tuple[bool, str]) -> None:
    """Pass when every check holds; else raise `OutOfRangeError` with the words of those that do not."""
    faults = tuple(words for holds, words in checks if not holds)
    if faults:
        raise OutOfRangeError(faults)


def whole(name: str, value: int) -> tuple[bool, str]:
    """Whether a count is 1 or more."""
    return value >= 1, f"{name} is {value}: give a whole number of 1 or more"


def not_negative(name: str, value: float) -> tuple[bool, str]:
    """Whether a quantity is 0 or more and finite."""
    return 0 <= value < INFINITE, f"{name} is {value:g}: give a finite number of 0 or more"


def positive(name: str, value: float) -> tuple[bool, str]:
    """Whether a quantity is more than 0 and finite."""
    return 0 < value < INFINITE, f"{name} is {value:g}: give a finite number of more than 0"


def share_of_one(name: str, value: float) -> tuple[bool, str]:
    """Whether a share is from 0 to 1."""
    return 0 <= value <= 1, f"{name} is {value:g}: give a share from 0 to 1, such as 0.95 for 95 %"
