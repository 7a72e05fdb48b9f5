using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.Polymatrix;

/// <summary>An equilibrium of a polymatrix game of constant sum.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record PolymatrixSolution
{
    private readonly MixedProfile? profile;

    internal PolymatrixSolution(PolymatrixGame game, PolymatrixProgram method, MixedProfile? profile, long pivots) =>
        (Game, Method, this.profile, Pivots) = (game, method, profile, pivots);

    /// <summary>Gets the game.</summary>
    public PolymatrixGame Game { get; }

    /// <summary>Gets the method with its settings.</summary>
    public PolymatrixProgram Method { get; }

    /// <summary>Gets <see cref="NashStatus.Sample"/> where an equilibrium was found, exactly, and <see cref="NashStatus.Uncertain"/> where the program's answer could not be confirmed.</summary>
    public NashStatus Status => profile is null ? NashStatus.Uncertain : NashStatus.Sample;

    /// <summary>Gets the equilibrium.</summary>
    /// <exception cref="InvalidOperationException">None was confirmed.</exception>
    public MixedProfile Profile => profile ?? throw new InvalidOperationException(Explain());

    /// <summary>Gets the number of pivots of the linear program.</summary>
    public long Pivots { get; }

    /// <summary>Checks the equilibrium by the definition.</summary>
    /// <returns>Payoffs and gains.</returns>
    /// <exception cref="InvalidOperationException">None was confirmed.</exception>
    public NashCheck Check() => NashCheck.Of(Game, Profile);

    /// <summary>Says what was found.</summary>
    /// <returns>One sentence.</returns>
    public string Explain() => profile is not null
        ? "polymatrix program: an equilibrium, exactly; others may exist."
        : "polymatrix program: the linear program's answer could not be confirmed exactly. Solve with another method for linear programs.";

    /// <summary>Writes <see cref="Explain"/>.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Explain();
}
