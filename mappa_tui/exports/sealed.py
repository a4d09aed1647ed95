"""A Word file with a password: the whole file encrypted, as Word itself does it."""

from io import BytesIO


def with_password(data: bytes, password: str) -> bytes:
    """Return a Word file encrypted (ECMA-376, agile: AES-256, SHA-512); each time other bytes."""
    from msoffcrypto.format.ooxml import OOXMLFile

    sealed = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt(password, sealed)
    return sealed.getvalue()
