namespace Mechanisms.Games.Dynamics;

/// <summary>What a player has lost so far in the games of all lanes; see <see cref="Foundations.Numerics.CompensatedSum"/>.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal struct PlayerTally<TReal>
    where TReal : struct
{
    /// <summary>The total.</summary>
    public TReal Loss;

    /// <summary>What rounding took from it.</summary>
    public TReal Correction;
}
