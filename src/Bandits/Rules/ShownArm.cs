namespace Mechanisms.Bandits.Rules;

/// <summary>The arm that each lane has shown, as it is from now on.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal struct ShownArm<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    /// <summary>Which arm.</summary>
    public TInteger Arm;

    /// <summary>Times shown.</summary>
    public TInteger Shows;

    /// <summary>Times clicked; unused where every show is. Negative where the next show is clicked, if that is drawn ahead.</summary>
    public TReal Clicks;

    /// <summary>Sum of post-click rewards. Negative, −0 for none, where the next show is rewarded, if that is drawn ahead.</summary>
    public TReal Rewards;

    /// <summary>Its index, or the offset of an affine one.</summary>
    public TReal Index;

    /// <summary>The slope of an affine index.</summary>
    public TReal Slope;
}
