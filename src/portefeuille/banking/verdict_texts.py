"""The sentence of each reason, in Dutch, English and French.  Between braces: the values of the reason."""

from __future__ import annotations

from collections.abc import Mapping

DID_YOU_MEAN: Mapping[str, str] = {
    "nl": "Bedoelde je {communication}?",
    "en": "Did you mean {communication}?",
    "fr": "Vouliez-vous dire {communication} ?",
}

TEXTS: Mapping[str, Mapping[str, str]] = {
    "deposit": {
        "nl": "Het gevraagde bedrag is op tijd gestort.",
        "en": "The amount that was asked for came in on time.",
        "fr": "Le montant demandé a été versé à temps.",
    },
    "deposit_part": {
        "nl": "Een deel is gestort. Er ontbreekt nog {missing}: stort dat ten laatste op {last_day}.",
        "en": "A part came in. {missing} is still missing: pay it by {last_day}.",
        "fr": "Une partie a été versée. Il manque encore {missing} : versez-les au plus tard le {last_day}.",
    },
    "deposit_completed": {
        "nl": "De rest is op tijd gestort; het bedrag is nu volledig.",
        "en": "The rest came in on time; the amount is now complete.",
        "fr": "Le reste a été versé à temps ; le montant est maintenant complet.",
    },
    "order_executed": {
        "nl": "De bank heeft onze betaalopdracht uitgevoerd.",
        "en": "The bank carried out our payment order.",
        "fr": "La banque a exécuté notre ordre de paiement.",
    },
    "batch_executed": {
        "nl": "De bank heeft onze betaalopdrachten samen uitgevoerd: {count}.",
        "en": "The bank carried out our payment orders together: {count}.",
        "fr": "La banque a exécuté nos ordres de paiement ensemble : {count}.",
    },
    "order_came_back": {
        "nl": "Onze betaling is teruggekomen (reden van de bank: {reason}).",
        "en": "Our payment came back (the bank's reason: {reason}).",
        "fr": "Notre paiement est revenu (motif de la banque : {reason}).",
    },
    "too_much": {
        "nl": "Er is {difference} te veel gestort: {got} in plaats van {asked}.",
        "en": "{difference} too much was paid: {got} instead of {asked}.",
        "fr": "{difference} de trop ont été versés : {got} au lieu de {asked}.",
    },
    "too_little": {
        "nl": "Er is {difference} te weinig gestort: {got} in plaats van {asked}.",
        "en": "{difference} too little was paid: {got} instead of {asked}.",
        "fr": "Il manque {difference} : {got} ont été versés au lieu de {asked}.",
    },
    "late": {
        "nl": "De storting kwam {days} te laat: de laatste dag was {last_day}.",
        "en": "The deposit came {days} late: the last day was {last_day}.",
        "fr": "Le versement est arrivé {days} trop tard : le dernier jour était le {last_day}.",
    },
    "second_payment": {
        "nl": "Dit bedrag was al volledig gestort; dit is een tweede betaling.",
        "en": "This amount had come in already; this is a second payment.",
        "fr": "Ce montant avait déjà été versé en entier ; ceci est un second paiement.",
    },
    "request_closed": {
        "nl": "Voor deze aanvraag kan niet meer gestort worden: ze is stopgezet, geweigerd of vervallen.",
        "en": "No deposit can be made for this application any more: it was stopped, refused or has lapsed.",
        "fr": "Il n'est plus possible de verser pour cette demande : elle est arrêtée, refusée ou échue.",
    },
    "claim_withdrawn": {
        "nl": "Dit wordt niet meer teruggevraagd: de terugvordering is ingetrokken.",
        "en": "This is not claimed back any more: the recovery was withdrawn.",
        "fr": "Ce montant n'est plus réclamé : la récupération a été retirée.",
    },
    "unknown_communication": {
        "nl": "Bij de mededeling {communication} hoort geen aanvraag.",
        "en": "No application has the communication {communication}.",
        "fr": "Aucune demande ne correspond à la communication {communication}.",
    },
    "wrong_communication": {
        "nl": "De mededeling „{communication}” is niet juist overgenomen.",
        "en": "The communication “{communication}” was not copied correctly.",
        "fr": "La communication « {communication} » n'a pas été recopiée correctement.",
    },
    "communication_not_alone": {
        "nl": "De gestructureerde mededeling staat tussen andere tekst: „{communication}”.",
        "en": "The structured communication stands between other text: “{communication}”.",
        "fr": "La communication structurée se trouve au milieu d'un autre texte : « {communication} ».",
    },
    "no_communication": {
        "nl": "De gestructureerde mededeling ontbreekt.",
        "en": "The structured communication is missing.",
        "fr": "La communication structurée manque.",
    },
    "nothing_moved": {
        "nl": "Een lijn van nul euro: er is geen geld bewogen.",
        "en": "A line of zero euros: no money moved.",
        "fr": "Une ligne de zéro euro : aucun argent n'a bougé.",
    },
    "own_account": {
        "nl": "Een overschrijving tussen onze eigen rekeningen.",
        "en": "A transfer between our own accounts.",
        "fr": "Un virement entre nos propres comptes.",
    },
    "reversal": {
        "nl": "De bank draait een eigen boeking terug: een medewerker kijkt dit na.",
        "en": "The bank takes back an entry of its own: a person must look at this.",
        "fr": "La banque annule une de ses écritures : à examiner par un collaborateur.",
    },
    "batch_without_details": {
        "nl": "De bank geeft niet welke betalingen in dit bedrag zitten: een medewerker kijkt dit na.",
        "en": "The bank does not say which payments this amount is made of: a person must look at this.",
        "fr": "La banque ne dit pas quels paiements composent ce montant : à examiner par un collaborateur.",
    },
    "unknown_debit": {
        "nl": "Er ging geld van de rekening zonder een betaalopdracht van ons: een medewerker kijkt dit na.",
        "en": "Money left the account without a payment order of ours: a person must look at this.",
        "fr": "De l'argent a quitté le compte sans ordre de paiement de notre part : à examiner par un collaborateur.",
    },
    "order_other_amount": {
        "nl": "De bank betaalde {paid} voor een opdracht van {ordered}: een medewerker kijkt dit na.",
        "en": "The bank paid {paid} for an order of {ordered}: a person must look at this.",
        "fr": "La banque a payé {paid} pour un ordre de {ordered} : à examiner par un collaborateur.",
    },
    "unknown_return": {
        "nl": "Een betaling kwam terug (reden van de bank: {reason}), en we vinden niet welke: een medewerker kijkt dit na.",
        "en": "A payment came back (the bank's reason: {reason}), and we do not find which: a person must look at this.",
        "fr": "Un paiement est revenu (motif de la banque : {reason}) sans que nous trouvions lequel : à examiner par un collaborateur.",
    },
    "nobody_to_return_to": {
        "nl": "De bank geeft geen rekening om het naar terug te storten: een medewerker kijkt dit na.",
        "en": "The bank gives no account to pay it back to: a person must look at this.",
        "fr": "La banque ne donne pas de compte où le rembourser : à examiner par un collaborateur.",
    },
}
