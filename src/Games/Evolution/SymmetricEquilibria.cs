using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.Evolution;

/// <summary>The symmetric equilibria of a population game that a search found.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record SymmetricEquilibria
{
    internal SymmetricEquilibria(PopulationGame game, SymmetricEnumeration method, NashStatus status, Sequence<SymmetricEquilibrium> equilibria, long supports) =>
        (Game, Method, Status, Equilibria, Supports) = (game, method, status, equilibria, supports);

    /// <summary>Gets the game.</summary>
    public PopulationGame Game { get; }

    /// <summary>Gets the method with its settings.</summary>
    public SymmetricEnumeration Method { get; }

    /// <summary>
    /// Gets how the search ended: complete; degenerate, where some support may have a continuum of equilibria, of which none is stable and none is given; or at its limit, before all supports were tried or all verdicts found.
    /// </summary>
    public NashStatus Status { get; }

    /// <summary>Gets the symmetric equilibria, by size of support and then in lexicographic order of supports.</summary>
    public Sequence<SymmetricEquilibrium> Equilibria { get; }

    /// <summary>Gets the evolutionarily stable strategies: all there are, unless the search stopped at its limit, also in degenerate games.</summary>
    public Sequence<SymmetricEquilibrium> Stable => Equilibria.Where(equilibrium => equilibrium.IsStable).ToSequence();

    /// <summary>Gets the number of supports looked at.</summary>
    public long Supports { get; }

    /// <summary>Says what was found.</summary>
    /// <returns>One sentence.</returns>
    public string Explain() => string.Create(CultureInfo.InvariantCulture, $"symmetric enumeration: {Equilibria.Count} symmetric equilibria, {Stable.Count} of them evolutionarily stable; ") + Status switch
    {
        NashStatus.Complete => "these are all.",
        NashStatus.Degenerate => "there may be others, none of them stable.",
        _ => "the limit stopped the search, others may exist. Raise the limit.",
    };

    /// <summary>Writes <see cref="Explain"/>.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Explain();
}
