namespace Mechanisms.Learning;

/// <summary>How far frequencies may be from probabilities: the radius of a learner's confidence sets.</summary>
public enum DeviationBound
{
    /// <summary>√(2 (M ln 2 + ln(K T/δ)) / n) for M outcomes, K efforts, T rounds: a bound on the L1 distance, uniform over all payments.</summary>
    Distance = 0,

    /// <summary>√(2 ln(4 K² M t²/δ) / n): a bound for payments fixed in advance; narrower for many outcomes, and no uniform bound.</summary>
    Scalar = 1,
}
