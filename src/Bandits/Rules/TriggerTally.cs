namespace Mechanisms.Bandits.Rules;

/// <summary>What is counted over the rounds of grim triggers, one episode per lane.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal struct TriggerTally<TReal>
    where TReal : struct
{
    /// <summary>Cumulative regret.</summary>
    public TReal Regret;

    /// <summary>Squared distance of true and reported contexts, over all rounds and arms.</summary>
    public TReal Manipulated;

    /// <summary>Squared distance of true and claimed mean rewards.</summary>
    public TReal Claimed;

    /// <summary>1 once a number was not finite or a Gram matrix not definite: such an episode is the run's to play, which says what is wrong.</summary>
    public TReal Trouble;
}
