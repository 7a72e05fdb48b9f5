namespace Mechanisms.Bandits.Rules;

/// <summary>Where a kernel keeps its arms: a handle, passed by value, so that no pointer is read again at every access.</summary>
/// <remarks>The seam between machines: an array on the processor, a view of device memory elsewhere.</remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal interface IArmMemory<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    /// <summary>Gets the number of arms.</summary>
    int Count { get; }

    /// <summary>The place of an arm.</summary>
    ref ArmLanes<TReal, TInteger> At(int arm);

    /// <summary>The place of an arm's show number, from 1, at which it was removed; 0 while active. Rarely used, so apart from the rest.</summary>
    ref TInteger EliminatedAt(int arm);
}
