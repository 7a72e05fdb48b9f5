using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>A way to find Nash equilibria of a game in normal form.</summary>
/// <remarks>
/// A closed choice: <see cref="PureEnumeration"/>, <see cref="VertexEnumeration"/>, <see cref="SupportEnumeration"/>,
/// <see cref="LemkeHowson"/>, <see cref="ZeroSumProgram"/>, <see cref="LogitLimit"/>, <see cref="CombinedMethods"/>. Immutable settings.
/// </remarks>
public abstract record NashMethod
{
    private protected NashMethod()
    {
    }

    /// <summary>Gets the name of the method in answers, for example <c>vertex-enumeration</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Finds equilibria.</summary>
    internal abstract NashSolution Find(NormalFormGame game, CancellationToken cancellation);
}
