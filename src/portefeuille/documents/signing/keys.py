"""The key of the signature and its certificate: those of a deployment, or self-made ones that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

_FROM, _UNTIL = datetime(2016, 1, 1, tzinfo=UTC), datetime(2066, 1, 1, tzinfo=UTC)
"""A self-made certificate serves any day that a demonstration plays on."""
_NAMES = x509.oid.NameOID


@dataclass(frozen=True, slots=True)
class Signer:
    """``certificates``: PEM, that of the key first, then its chain.  ``key``: PEM without a password, or with ``password``."""

    key: bytes
    certificates: bytes
    password: bytes | None = None


class KeyProblemError(ValueError):
    """A key or certificate that cannot be used, and why."""


def load(key: bytes, certificates: bytes, password: bytes | None = None) -> Signer:
    """A signer whose key and certificate belong together.

    :raises KeyProblemError: when one of them cannot be read, or they do not belong together.
    """
    try:
        private = serialization.load_pem_private_key(key, password)
        first = x509.load_pem_x509_certificates(certificates)[0]
    except (ValueError, TypeError, IndexError) as error:
        raise KeyProblemError(f"the key or certificate of the signature cannot be read: {error}") from None
    if not isinstance(private, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise KeyProblemError("the key of the signature is neither RSA nor of an elliptic curve")
    if private.public_key() != first.public_key():
        raise KeyProblemError("the certificate is not that of the key of the signature")
    return Signer(key, certificates, password)


def make(name: str) -> Signer:
    """A new key with a certificate that it signed itself: it proves nothing about who we are, only that we are the same."""
    private = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(_NAMES.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False, key_agreement=False,
        key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(private, hashes.SHA256())
    )
    key = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return Signer(key, certificate.public_bytes(serialization.Encoding.PEM))
