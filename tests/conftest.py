"""Settings that hold for every test: no property test is failed by a slow machine."""

from hypothesis import settings

settings.register_profile("khacphuc", deadline=None, derandomize=True)
settings.load_profile("khacphuc")
