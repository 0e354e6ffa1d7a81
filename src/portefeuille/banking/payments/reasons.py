"""Why a bank rejects or returns a payment: the usual codes of ISO 20022 in plain words."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("nl", "en", "fr")

_WORDS: Mapping[str, tuple[str, str, str]] = {
    "AC01": ("het rekeningnummer is fout", "the account number is wrong", "le numéro de compte est erroné"),
    "AC02": ("de rekening van de betaler is fout", "the payer's account is wrong", "le compte du payeur est erroné"),
    "AC03": ("de rekening van de begunstigde is fout", "the payee's account is wrong", "le compte du bénéficiaire est erroné"),
    "AC04": ("de rekening is afgesloten", "the account is closed", "le compte est clôturé"),
    "AC06": ("de rekening is geblokkeerd", "the account is blocked", "le compte est bloqué"),
    "AG01": ("deze verrichting mag niet op deze rekening", "not allowed on this account", "opération interdite sur ce compte"),
    "AG02": ("de soort van verrichting is fout", "the kind of transaction is wrong", "le type d'opération est erroné"),
    "AM01": ("het bedrag is nul", "the amount is zero", "le montant est nul"),
    "AM02": ("dit bedrag is niet toegelaten", "this amount is not allowed", "ce montant n'est pas autorisé"),
    "AM03": ("deze munt is niet toegelaten", "this currency is not allowed", "cette devise n'est pas autorisée"),
    "AM04": ("er staat niet genoeg op de rekening", "insufficient funds", "provision insuffisante"),
    "AM05": ("dit is een dubbel", "this is a duplicate", "ceci est un doublon"),
    "AM09": ("het bedrag is niet het verwachte", "the amount is not the expected one", "le montant n'est pas celui attendu"),
    "AM10": ("de controlesom klopt niet", "the control sum is wrong", "la somme de contrôle est erronée"),
    "AM18": ("het aantal betalingen klopt niet", "the number of payments is wrong", "le nombre de paiements est erroné"),
    "BE01": ("naam en rekening horen niet samen", "name and account do not match", "le nom et le compte ne correspondent pas"),
    "BE04": ("het adres van de begunstigde ontbreekt", "the payee's address is missing", "l'adresse du bénéficiaire manque"),
    "BE05": ("de opdrachtgever is niet gekend", "the sender is not known", "le donneur d'ordre est inconnu"),
    "BE06": ("de klant is niet gekend bij die bank", "the customer is not known to that bank", "le client est inconnu de cette banque"),
    "CH03": ("de gevraagde dag ligt te ver", "the day asked for is too far away", "la date demandée est trop lointaine"),
    "CNOR": ("de bank van de begunstigde is niet gekend", "the payee's bank is not known", "la banque du bénéficiaire est inconnue"),
    "CUST": ("de klant heeft het gevraagd", "the customer asked for it", "à la demande du client"),
    "DNOR": ("de bank van de betaler is niet gekend", "the payer's bank is not known", "la banque du payeur est inconnue"),
    "DS02": ("een handtekening of volmacht ontbreekt", "a signature or mandate is missing", "une signature ou un mandat manque"),
    "DT01": ("de gevraagde dag is fout", "the day asked for is wrong", "la date demandée est erronée"),
    "DUPL": ("dit is een dubbel", "this is a duplicate", "ceci est un doublon"),
    "ED05": ("de verrekening tussen de banken is mislukt", "settlement between the banks failed", "le règlement entre banques a échoué"),
    "FF01": ("de vorm van het bestand is fout", "the form of the file is wrong", "la forme du fichier est erronée"),
    "FOCR": ("terug na een vraag om te annuleren", "returned after a request to cancel", "retourné après une demande d'annulation"),
    "MD07": ("de begunstigde is overleden", "the payee has died", "le bénéficiaire est décédé"),
    "MS02": ("de klant gaf geen reden", "the customer gave no reason", "le client n'a pas donné de raison"),
    "MS03": ("de bank gaf geen reden", "the bank gave no reason", "la banque n'a pas donné de raison"),
    "NARR": ("zie de toelichting van de bank", "see the bank's explanation", "voir l'explication de la banque"),
    "NOAS": ("de begunstigde antwoordde niet", "the payee did not answer", "le bénéficiaire n'a pas répondu"),
    "RC01": ("de bankcode (BIC) is fout", "the bank's code (BIC) is wrong", "le code de la banque (BIC) est erroné"),
    "RF01": ("deze referentie werd al gebruikt", "this reference was used before", "cette référence a déjà servi"),
    "RR01": ("gegevens over de rekening van de betaler ontbreken", "details of the payer's account are missing", "des données du compte du payeur manquent"),
    "RR02": ("naam of adres van de betaler ontbreekt", "the payer's name or address is missing", "le nom ou l'adresse du payeur manque"),
    "RR03": ("naam of adres van de begunstigde ontbreekt", "the payee's name or address is missing", "le nom ou l'adresse du bénéficiaire manque"),
    "RR04": ("de regels voor banken laten het niet toe", "the rules for banks do not allow it", "les règles bancaires ne le permettent pas"),
    "TM01": ("te laat voor die dag", "too late for that day", "trop tard pour cette date"),
}  # fmt: skip
_OTHER = ("reden {code}", "reason {code}", "motif {code}")


def in_words(code: str, lang: str = "nl") -> str:
    """A reason in plain words; a code we do not know is named as it is.  :raises ValueError: for another language."""
    return _WORDS.get(code, _OTHER)[LANGUAGES.index(lang)].format(code=code)


CODES = tuple(_WORDS)
