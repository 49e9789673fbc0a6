"""Whether claims are settled: each with its truth, and a letter or a number that bears it out."""

import mpmath


def settled(answer, truths, proofs):
    """Whether each claim has its truth, and its letter or a number that bears it out."""
    return all(
        answer[name][0] == truth and _proved(answer[name][1], proof)
        for (name, truth), proof in zip(truths.items(), proofs, strict=True)
    )


def _proved(given, proof):
    if isinstance(proof, str):
        return given == proof
    return not isinstance(given, str) and bool(proof(mpmath.mpf(given)))
