namespace Mechanisms.Learning.Contracting;

/// <summary>What the regret of a learner of contracts is held against.</summary>
public enum ContractBenchmark
{
    /// <summary>The best linear contract.</summary>
    BestLinear = 0,

    /// <summary>The best contract with payments in [0, 1].</summary>
    BestBounded = 1,

    /// <summary>The best contract whose payments sum to at most the sum of the rewards.</summary>
    BestSummed = 2,
}
