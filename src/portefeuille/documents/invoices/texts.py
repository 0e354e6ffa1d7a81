"""The sentences about an invoice, in Dutch, English and French.  Between braces: the values."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, Mapping[str, str]] = {
    "other_seller": {
        "nl": "Deze factuur is van {name} ({number}), niet van de dienstverlener van je aanvraag ({expected}).",
        "en": "This invoice is from {name} ({number}), not from the provider of your application ({expected}).",
        "fr": "Cette facture émane de {name} ({number}), et non du prestataire de votre demande ({expected}).",
    },
    "other_buyer": {
        "nl": "Deze factuur is gericht aan {name} ({number}), niet aan je onderneming ({expected}).",
        "en": "This invoice is addressed to {name} ({number}), not to your enterprise ({expected}).",
        "fr": "Cette facture est adressée à {name} ({number}), et non à votre entreprise ({expected}).",
    },
    "currency": {
        "nl": "Deze factuur is in {currency}. Een betaalopdracht kan alleen in euro.",
        "en": "This invoice is in {currency}. A payment order can only be in euros.",
        "fr": "Cette facture est en {currency}. Un ordre de paiement n'est possible qu'en euros.",
    },
    "ordered_already": {
        "nl": "Voor factuur {invoice} gaf je al een betaalopdracht.",
        "en": "You already gave a payment order for invoice {invoice}.",
        "fr": "Vous avez déjà donné un ordre de paiement pour la facture {invoice}.",
    },
    "future": {
        "nl": "De datum van de factuur ({issued}) moet nog komen. Vraag je dienstverlener of dat juist is.",
        "en": "The date of the invoice ({issued}) is still to come. Ask your provider whether that is right.",
        "fr": "La date de la facture ({issued}) est à venir. Demandez à votre prestataire si elle est correcte.",
    },
    "advice_before": {
        "nl": "Advies mag pas na de uitvoering gefactureerd worden; deze factuur is van {issued} en je project begint op {start}.",
        "en": "Advice may be invoiced only after it was given; this invoice is of {issued} and your project begins on {start}.",
        "fr": "Un conseil ne peut être facturé qu'après son exécution ; cette facture date du {issued} et votre projet commence le {start}.",
    },
    "paid_already": {
        "nl": "Volgens deze factuur is er al {prepaid} betaald en blijft er niets over. Met een betaalopdracht zou je twee keer betalen.",
        "en": "According to this invoice {prepaid} was paid already and nothing is left. With a payment order you would pay twice.",
        "fr": "Selon cette facture, {prepaid} ont déjà été payés et il ne reste rien. Avec un ordre de paiement, vous paieriez deux fois.",
    },
    "credit": {
        "nl": "Dit is een creditnota van {amount} zonder btw (bij factuur {invoice}). Geef voor dat deel geen betaalopdracht.",
        "en": "This is a credit note of {amount} without VAT (for invoice {invoice}). Give no payment order for that part.",
        "fr": "Ceci est une note de crédit de {amount} hors TVA (facture {invoice}). Ne donnez pas d'ordre de paiement pour cette partie.",
    },
    "credit_of_ordered": {
        "nl": "Dit is een creditnota van {amount} zonder btw bij factuur {invoice}, waarvoor je al een betaalopdracht gaf. Is die betaling nog niet vertrokken? Annuleer dan de opdracht. Anders moet je dienstverlener dat deel aan de portefeuille terugbetalen: spreek het met hem af.",
        "en": "This is a credit note of {amount} without VAT for invoice {invoice}, for which you gave a payment order already. Has that payment not left yet? Then cancel the order. Otherwise your provider must pay that part back to the wallet: arrange it together.",
        "fr": "Ceci est une note de crédit de {amount} hors TVA pour la facture {invoice}, pour laquelle vous avez déjà donné un ordre de paiement. Ce paiement n'est pas encore parti ? Annulez l'ordre. Sinon, votre prestataire doit rembourser cette partie au portefeuille : convenez-en avec lui.",
    },
    "nothing_left": {
        "nl": "Van dit project is alles al betaald of in opdracht.",
        "en": "All of this project is paid or ordered already.",
        "fr": "Tout ce projet est déjà payé ou en cours de paiement.",
    },
    "nothing_counts": {
        "nl": "Op deze factuur staat niets waarvan zeker is dat het meetelt. Geef zelf een betaalopdracht voor wat wel meetelt.",
        "en": "Nothing on this invoice counts for certain. Give a payment order yourself for what does count.",
        "fr": "Rien sur cette facture n'est admissible avec certitude. Donnez vous-même un ordre de paiement pour ce qui l'est.",
    },
    "more_than_left": {
        "nl": "Op de factuur telt {counted} mee, maar van je project kan nog {left} betaald worden. De rest betaal je rechtstreeks.",
        "en": "{counted} on the invoice counts, but only {left} of your project can still be paid. You pay the rest directly.",
        "fr": "{counted} de la facture sont admissibles, mais il ne reste que {left} à payer pour votre projet. Vous payez le reste directement.",
    },
    "other_account": {
        "nl": "Let op: de factuur vraagt betaling op {told}. De betaling gaat naar de rekening waarmee de dienstverlener geregistreerd is: {registered}. Bel hem op een nummer dat je al kende voor je iets rechtstreeks betaalt.",
        "en": "Note: the invoice asks for payment to {told}. The payment goes to the account the provider is registered with: {registered}. Call the provider on a number you knew already before you pay anything directly.",
        "fr": "Attention : la facture demande un paiement sur {told}. Le paiement va au compte enregistré du prestataire : {registered}. Appelez-le à un numéro que vous connaissiez déjà avant de payer quoi que ce soit directement.",
    },
    "other_payee": {
        "nl": "De factuur noemt {name} als begunstigde. De betaling gaat naar de geregistreerde dienstverlener.",
        "en": "The invoice names {name} as payee. The payment goes to the registered provider.",
        "fr": "La facture désigne {name} comme bénéficiaire. Le paiement va au prestataire enregistré.",
    },
    "no_communication": {
        "nl": "Er staat geen gestructureerde mededeling op de factuur. Het nummer van de factuur ({invoice}) gaat mee.",
        "en": "The invoice has no structured communication. The number of the invoice ({invoice}) goes along.",
        "fr": "La facture ne contient pas de communication structurée. Le numéro de la facture ({invoice}) est joint.",
    },
    "line_refused": {
        "nl": "Telt niet mee: {name} ({amount}). Dat betaal je rechtstreeks.",
        "en": "Does not count: {name} ({amount}). You pay that directly.",
        "fr": "Non admissible : {name} ({amount}). Vous payez cela directement.",
    },
    "line_judgement": {
        "nl": "Kijk na of dit meetelt: {name} ({amount}). In het voorstel zit het niet.",
        "en": "See whether this counts: {name} ({amount}). It is not in the proposal.",
        "fr": "Vérifiez si ceci est admissible : {name} ({amount}). Ce n'est pas dans la proposition.",
    },
    "vat": {
        "nl": "De btw ({amount}) betaal je rechtstreeks aan je dienstverlener.",
        "en": "You pay the VAT ({amount}) directly to your provider.",
        "fr": "Vous payez la TVA ({amount}) directement à votre prestataire.",
    },
    "vat_back": {
        "nl": "De btw ({amount}) krijg je rechtstreeks van je dienstverlener terug.",
        "en": "Your provider gives the VAT ({amount}) back to you directly.",
        "fr": "Votre prestataire vous rend la TVA ({amount}) directement.",
    },
    "no_vat": {
        "nl": "Op deze factuur staat geen btw. Dat is gewoon: veel opleidingen zijn vrijgesteld.",
        "en": "There is no VAT on this invoice. That is normal: many trainings are exempt.",
        "fr": "Cette facture est sans TVA. C'est normal : beaucoup de formations en sont exemptées.",
    },
}
