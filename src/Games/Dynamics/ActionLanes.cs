namespace Mechanisms.Games.Dynamics;

/// <summary>One action of one player in the games of all lanes.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal struct ActionLanes<TReal>
    where TReal : struct
{
    /// <summary>Its probability in the coming round.</summary>
    public TReal Strategy;

    /// <summary>Its loss of the round.</summary>
    public TReal Loss;

    /// <summary>Its cumulative loss.</summary>
    public TReal TotalLoss;

    /// <summary>Its cumulative regret, cut off at 0 or not, of learners that match regrets.</summary>
    public TReal Regret;

    /// <summary>Its weighted sum of probabilities.</summary>
    public TReal Sum;
}
