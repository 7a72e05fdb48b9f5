using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>Nash equilibria that a method found, and whether they are all.</summary>
/// <remarks>Every equilibrium given can be checked with <see cref="NashCheck"/>, which shares no code with the methods. Immutable and thread-safe.</remarks>
public sealed record NashSolution
{
    internal NashSolution(NormalFormGame game, NashMethod method, NashStatus status, IEnumerable<MixedProfile> equilibria, long work) =>
        (Game, Method, Status, Equilibria, Work) = (game, method, status, equilibria.ToSequence(), work);

    /// <summary>Gets the game.</summary>
    public NormalFormGame Game { get; }

    /// <summary>Gets the method with its settings.</summary>
    public NashMethod Method { get; }

    /// <summary>Gets how the search ended.</summary>
    public NashStatus Status { get; }

    /// <summary>Gets a value indicating whether all equilibria of the kind that the method seeks are given.</summary>
    public bool IsComplete => Status == NashStatus.Complete;

    /// <summary>Gets the equilibria, without repetition, in the order that the method states.</summary>
    public Sequence<MixedProfile> Equilibria { get; }

    /// <summary>Gets the maximal Nash subsets; empty but for a complete <see cref="VertexEnumeration"/>.</summary>
    public Sequence<NashSubset> Subsets { get; internal init; }

    /// <summary>Gets how much the method did: profiles, bases, pairs of supports, pivots, or steps.</summary>
    public long Work { get; }

    /// <summary>Checks every equilibrium.</summary>
    /// <returns>Payoffs and gains of each, shape [equilibrium].</returns>
    public Sequence<NashCheck> Check() => Equilibria.Select(profile => NashCheck.Of(Game, profile)).ToSequence();

    /// <summary>Says what was found, and what that proves.</summary>
    /// <returns>One sentence.</returns>
    public string Explain() => string.Create(CultureInfo.InvariantCulture, $"{Method.Name}: {Equilibria.Count} found; ") + Status switch
    {
        NashStatus.Complete => "these are all that the method seeks.",
        NashStatus.Sample => "others may exist, the method does not look for all.",
        NashStatus.Degenerate => "the game may be degenerate, others may exist. Enumerate vertices.",
        NashStatus.Limit => "a limit stopped the search, others may exist. Raise the limit.",
        NashStatus.Approximate => "some only up to rounding; others may exist, the method does not look for all or lost some.",
        _ => "an answer in doubles could not be found, or not be confirmed exactly, and is left out. Solve with another method.",
    };

    /// <summary>Writes <see cref="Explain"/>.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Explain();
}
