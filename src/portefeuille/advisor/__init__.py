"""Floor 0c: a text in, a theme out. What the kmo-portefeuille would say of a training or an advice, from its description."""

from portefeuille.advisor.advice import Advice
from portefeuille.advisor.advise import advise
from portefeuille.advisor.errors import AdviceError

__all__ = ["Advice", "AdviceError", "advise"]
