namespace Mechanisms.Bandits.Rules;

/// <summary>What a round of a grim trigger must know of the arm that each lane plays.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal struct PlayedArm<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    /// <summary>The arm.</summary>
    public TInteger Arm;

    /// <summary>Its plays before the round.</summary>
    public TInteger Plays;

    /// <summary>Its true mean reward in the round.</summary>
    public TReal Mean;
}
