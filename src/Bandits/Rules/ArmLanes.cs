namespace Mechanisms.Bandits.Rules;

/// <summary>One arm in all episodes of a lane group: what is known of it and what it does.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal struct ArmLanes<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    /// <summary>Its index, or the offset of an affine one; −∞ while it is not active. Where arms are drawn, its weight; where values are, its posterior mean.</summary>
    public TReal Index;

    /// <summary>The slope of an affine index; 0 before the first show. Where arms are drawn, its estimated loss; where values are, its posterior deviation.</summary>
    public TReal Slope;

    /// <summary>Times clicked. In play negative, −0 for none, where the next show is clicked and that is drawn ahead: a sign costs no place of its own.</summary>
    public TReal Clicks;

    /// <summary>Sum of post-click rewards. In play negative, −0 for none, where the next show is rewarded and that is drawn ahead.</summary>
    public TReal Rewards;

    /// <summary>Times shown; also the block of its next draw.</summary>
    public TInteger Shows;

    /// <summary>Its click probability as an integer threshold.</summary>
    public TInteger ClickThreshold;

    /// <summary>Its reward probability as an integer threshold.</summary>
    public TInteger RewardThreshold;

    /// <summary>Its number, the same in every lane: read with the rest it costs less than made from a loop's counter.</summary>
    public TInteger Id;
}
