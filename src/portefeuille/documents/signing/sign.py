"""Put a signature on a PDF: PAdES, certified so that nothing may be added, invisible, right for PDF/UA."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from portefeuille.documents.signing.keys import Signer
from portefeuille.documents.signing.running import wait

FIELD = "Signature"


def sign(pdf: bytes, signer: Signer, at: datetime, reason: str = "") -> bytes:
    """The signed document.  Each time is another one, so that what was given out must be kept.

    ``at`` is the moment that stands in the signature, with its time zone; no authority confirms it.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    hidden = fields.InvisSigSettings(set_print_flag=False, set_hidden_flag=True)
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256", certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES, reason=reason or None,
    )  # fmt: skip
    out = IncrementalPdfFileWriter(io.BytesIO(pdf))
    field = fields.SigFieldSpec(FIELD, invis_sig_settings=hidden)
    work = signers.PdfSigner(meta, _signer(signer), new_field_spec=field)
    session = work.init_signing_session(out)
    session.system_time = at
    return wait(_carry_out(session, out))


async def _carry_out(session: Any, out: Any) -> bytes:
    """The steps of ``PdfSigner.async_sign_pdf``, with a session whose time is ours."""
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    info = await session.perform_presign_validation(out)
    reserved = await session.estimate_signature_container_size(info)
    document = session.prepare_tbs_document(validation_info=info, bytes_reserved=reserved)
    prepared, output = document.digest_tbs_document()
    attributes = PdfCMSSignedAttributes(signing_time=session.system_time)
    signed = await document.perform_signature(
        document_digest=prepared.document_digest, pdf_cms_signed_attrs=attributes
    )
    await signed.post_signature_processing(output)
    made: bytes = output.getvalue()
    return made


def _signer(signer: Signer) -> Any:
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization
    from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    first = x509.load_pem_x509_certificates(signer.certificates)[0]
    own = next(load_certs_from_pemder_data(first.public_bytes(serialization.Encoding.PEM)))
    store: Any = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # it has no types
    store.register_multiple(load_certs_from_pemder_data(signer.certificates))
    key = load_private_key_from_pemder_data(signer.key, passphrase=signer.password)
    return signers.SimpleSigner(signing_cert=own, signing_key=key, cert_registry=store)
