namespace Mechanisms.Conformance.Bandits;

/// <summary>What arms answer in a <see cref="LearnerCase"/>.</summary>
public enum RewardKind
{
    /// <summary>0 or 1, low arms more often 1.</summary>
    ZeroOrOne,

    /// <summary>The same from every arm, so that everything ties.</summary>
    Constant,

    /// <summary>Any number in [0, 1], now and then no click.</summary>
    Fractions,

    /// <summary>Never a click.</summary>
    Silence,
}
