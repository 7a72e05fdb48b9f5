namespace Mechanisms.Bandits.Rules;

/// <summary>The arm that each lane shows, with what the round needs of it.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal struct PickedArm<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    /// <summary>Which arm.</summary>
    public TInteger Arm;

    /// <summary>Times shown before this round.</summary>
    public TInteger Shows;

    /// <summary>Its click probability as an integer threshold.</summary>
    public TInteger ClickThreshold;

    /// <summary>Its reward probability as an integer threshold.</summary>
    public TInteger RewardThreshold;

    /// <summary>Times clicked, with the sign of <see cref="ArmLanes{TReal, TInteger}.Clicks"/>.</summary>
    public TReal Clicks;

    /// <summary>Sum of post-click rewards, with the sign of <see cref="ArmLanes{TReal, TInteger}.Rewards"/>.</summary>
    public TReal Rewards;

    /// <summary>The reward that this show brings, 1 or 0.</summary>
    public TReal NextReward;

    /// <summary>Whether this show is clicked, 1 or 0; unused where every show is.</summary>
    public TReal NextClick;
}
