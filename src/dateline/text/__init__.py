"""Text as data: sentences, words, tags, names and trees. Knows no conflict vocabulary."""

from dateline.text.analyse import analyse
from dateline.text.sentences import paragraphs, sentences
from dateline.text.tokens import Analysis, Sentence, Token

__all__ = ["Analysis", "Sentence", "Token", "analyse", "paragraphs", "sentences"]
