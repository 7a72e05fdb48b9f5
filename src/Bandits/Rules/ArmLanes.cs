namespace Mechanisms.Bandits.Rules;

/// <summary>One arm in all episodes of a lane group: what is known of it and what it does.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal struct ArmLanes<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    /// <summary>Its index; −∞ while it is not active.</summary>
    public TReal Index;

    /// <summary>Times clicked.</summary>
    public TReal Clicks;

    /// <summary>Sum of post-click rewards.</summary>
    public TReal Rewards;

    /// <summary>Times shown; also the block of its next draw.</summary>
    public TInteger Shows;

    /// <summary>Its click probability as an integer threshold.</summary>
    public TInteger ClickThreshold;

    /// <summary>Its reward probability as an integer threshold.</summary>
    public TInteger RewardThreshold;

    /// <summary>Show number at which it was removed, from 1; 0 while active.</summary>
    public TInteger EliminatedAt;
}
