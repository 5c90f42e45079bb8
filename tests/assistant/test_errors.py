"""The error tree in the docstring is the error tree in the code."""

from __future__ import annotations

import inspect
import re

from assistant import errors


def classes() -> dict[str, type[Exception]]:
    return {
        name: value for name, value in vars(errors).items() if inspect.isclass(value) and issubclass(value, Exception)
    }


def test_every_error_is_drawn_in_the_tree_and_every_drawn_error_exists() -> None:
    drawn = set(re.findall(r"\b\w+Error\b", errors.__doc__ or ""))
    assert drawn == set(classes())


def test_every_error_has_the_one_base_that_callers_catch() -> None:
    assert all(issubclass(error, errors.ApuriError) for error in classes().values())
