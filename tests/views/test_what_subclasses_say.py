"""What a shared widget leaves to its subclasses is said by every one that is used."""

import inspect

from tests.views.test_shell_screens import view_modules
from views.things.list_tab import ListTab


def unsaid(kind):
    """Return the methods of a class that only say that somebody else has to."""
    return sorted(
        name
        for name, method in inspect.getmembers(kind, inspect.isfunction)
        if is_left_open(method)
    )


def is_left_open(method):
    """Say whether a method does nothing but raise NotImplementedError."""
    return method.__code__.co_names == ("NotImplementedError",)


def finished(module):
    """Return the classes of a module that nobody derives from."""
    kinds = [one for one in vars(module).values() if inspect.isclass(one)]
    return [one for one in kinds if one.__module__ == module.__name__ and not one.__subclasses__()]


def test_every_class_that_is_used_says_what_its_base_leaves_open():
    modules = view_modules()
    open_ones = {one.__qualname__: unsaid(one) for module in modules for one in finished(module)}
    assert {name: left for name, left in open_ones.items() if left} == {}
    assert unsaid(ListTab)
    assert len(open_ones) > 200


def test_counter_proof_a_class_that_says_nothing_is_found():
    class Base:
        def task(self):
            """Say what."""
            raise NotImplementedError

    class Half(Base):
        pass

    assert unsaid(Half) == ["task"]
