"""An upgrade moves the pins, and says which."""

import upgrade


def test_only_pins_move_and_each_is_told() -> None:
    """A line lost or a pin moved in silence would come to light in another's environment."""
    project = 'site = [\n  "PyYAML==6.0.3",\n  "a_b==1.0",\n  "types-PyYAML",\n]\n'
    text, changes = upgrade.repin(project, {"pyyaml": "6.1", "a-b": "1.0", "types-pyyaml": "9"})
    assert text == project.replace("6.0.3", "6.1")
    assert changes == ["PyYAML 6.0.3 → 6.1"]
